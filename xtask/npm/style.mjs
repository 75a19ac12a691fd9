// Bundles and minifies the style sheet: node style.mjs <from> <to>. Warnings are errors: a rule that does not parse is a rule that is missing.
import { writeFileSync } from 'node:fs';
import { bundle } from 'lightningcss';

const [, , from, to] = process.argv;
// Versions are packed as major << 16 | minor << 8. Newer than these browsers nothing is lowered for.
const targets = { chrome: 123 << 16, firefox: 128 << 16, safari: (17 << 16) | (5 << 8) };
const { code, warnings } = bundle({ filename: from, minify: true, targets });
if (warnings.length > 0) {
  console.error(warnings.map((w) => `${w.loc.filename}:${w.loc.line}: ${w.message}`).join('\n'));
  process.exit(1);
}
writeFileSync(to, code);
