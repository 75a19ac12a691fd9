// The pages of the framework that are read and acted on: the start, a role, versions, and bringing in files.
import type { Page } from '@playwright/test';
import { expect, test, type Person } from '../fixtures/test';
import { sideways, violations } from '../fixtures/look';

const WIDTHS = [390, 1024, 1440];

/** A page: who looks at it, where it is, and words that stand on it. */
type Place = { name: string; who: string; at: string; says: string | RegExp };

const PLACES: Place[] = [
  { name: 'the start, somebody with a role', who: 'Tomás Oliveira', at: '/framework', says: 'You are here' },
  { name: 'the start, an owner', who: 'Ines Bauer', at: '/framework', says: 'Families' },
  { name: 'the start, leadership', who: 'Kofi Mensah', at: '/framework', says: 'Do you stand behind these words?' },
  { name: 'a role', who: 'Tomás Oliveira', at: '/framework/r/data-4e', says: 'with Team Lead as an addition' },
  { name: 'a role of the draft', who: 'Ines Bauer', at: '/framework/r/data-3', says: 'Draft after version' },
  { name: 'two roles compared', who: 'Tomás Oliveira', at: '/framework/r/data-4e?with=data-4p', says: 'Looking after a team' },
  { name: 'the versions', who: 'Tomás Oliveira', at: '/framework/versions', says: 'Version 1' },
  { name: 'two levels compared', who: 'Tomás Oliveira', at: '/framework/versions?family=data&first=2&second=3', says: 'In Data' },
  { name: 'the first version', who: 'Tomás Oliveira', at: '/framework/versions/1', says: 'Senior Data Engineer' },
  { name: 'what the draft changes', who: 'Ines Bauer', at: '/framework/versions/draft', says: 'Draft against version' },
  { name: 'bringing in files', who: 'Ines Bauer', at: '/framework/import', says: 'Choose files' },
];

/** Accessible in both themes and at every width, with nothing that reaches beyond the edge. */
async function looksRight(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await sideways(page), `${width} px`).toEqual([]);
    if (width === 1024) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
    }
  }
}

for (const place of PLACES) {
  test(`${place.name}: accessible in both themes, no scrolling sideways`, async ({ person }) => {
    const someone = await person(place.who, { reducedMotion: 'reduce' });
    await someone.open(place.at);
    await expect(someone.page.locator('main')).toContainText(place.says);
    await expect(someone.page.locator('h1')).toHaveCount(1);
    await expect(someone.page).toHaveTitle(/\S · Waymark$/);
    await looksRight(someone.page);
  });
}

test('what is not for readers is not there for them', async ({ person }) => {
  const tomas = await person('Tomás Oliveira');
  for (const path of ['/framework/versions/draft', '/framework/versions/99', '/framework/versions/x', '/framework/import', '/framework/r/nobody']) {
    expect(await tomas.openNothing(path), path).toBe(404);
    await expect(tomas.page.locator('main')).toContainText('Page not found');
  }
  await tomas.open('/framework');
  await expect(tomas.page.getByText('Edit the draft')).toHaveCount(0);
});

test('pages can be read without scripts, and compared too', async ({ person }) => {
  const tomas = await person('Tomás Oliveira', { javaScriptEnabled: false });
  for (const place of PLACES.filter((place) => place.who === 'Tomás Oliveira')) {
    await tomas.page.goto(tomas.url + place.at);
    await expect(tomas.page.locator('main'), place.name).toContainText(place.says);
  }
  await tomas.page.goto(`${tomas.url}/framework/r/data-3`);
  await tomas.page.getByLabel('The other role').selectOption({ label: 'Senior Product Analyst' });
  await tomas.page.getByRole('button', { name: 'Compare' }).click();
  await expect(tomas.page).toHaveURL(/\/framework\/r\/data-3\?with=analytics-3/);
  await expect(tomas.page.locator('#compare .sides').first()).toBeVisible();
});

test('going from page to page and back keeps what was compared', async ({ person }) => {
  const tomas = await person('Tomás Oliveira');
  const { page } = tomas;
  await tomas.open('/framework/r/data-4e?with=data-4p');
  const compared = await page.locator('#compare').innerText();
  await page.getByRole('link', { name: 'Data Engineering Manager' }).first().click();
  await expect(page.locator('h1')).toHaveText('Data Engineering Manager');
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Staff Data Engineer');
  expect(await page.locator('#compare').innerText()).toBe(compared);
});

test('leadership agrees with the philosophy, once, and everybody sees it', async ({ person }) => {
  const [kofi, tomas] = [await person('Kofi Mensah'), await person('Tomás Oliveira')];
  await kofi.open('/framework');
  await kofi.page.getByRole('button', { name: 'I agree' }).click();
  await expect(kofi.page.locator('#agreements')).toContainText('Kofi Mensah');
  await expect(kofi.page.getByRole('button', { name: 'I agree' })).toHaveCount(0);
  await tomas.open('/framework');
  await expect(tomas.page.locator('#agreements')).toContainText('Kofi Mensah');
  await expect(tomas.page.getByRole('button', { name: 'I agree' })).toHaveCount(0);
});

test('the three questions are answered by keyboard, kept at once, and can be changed', async ({ person }) => {
  const tomas = await person('Tomás Oliveira');
  const { page } = tomas;
  await tomas.open('/framework');
  const stand = page.locator('.litmus__stand');
  await expect(stand).toContainText('when all three are given');
  await page.locator('input[name=litmus-0]').first().focus();
  for (const question of [0, 1, 2]) {
    await expect(page.locator(`input[name=litmus-${question}]`).first()).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  }
  await expect(stand).toContainText('Kept.');
  await page.locator('label', { has: page.locator('input[name=litmus-1][value=not-yet]') }).click();
  await expect(stand).toContainText('Kept.');
  await page.reload();
  await tomas.hydrated();
  await expect(page.locator('input[name=litmus-0][value=yes]')).toBeChecked();
  await expect(page.locator('input[name=litmus-1][value=not-yet]')).toBeChecked();
});

test('the framework can be taken along in every format', async ({ person }) => {
  const tomas = await person('Tomás Oliveira');
  await tomas.open('/framework');
  const links = tomas.page.locator('.downloads a');
  await expect(links).toHaveCount(6);
  for (const href of await links.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))) {
    const answer = await tomas.context.request.get(href);
    expect(answer.status(), href).toBe(200);
    expect((await answer.body()).length, href).toBeGreaterThan(500);
    expect(answer.headers()['content-disposition'], href).toMatch(/attachment; filename=/);
  }
});

// Small files of our own. The front matter of the first is indented with a TAB, which YAML does not allow.
const WITH_TAB = {
  name: 'gardening.md',
  mimeType: 'text/markdown',
  buffer: Buffer.from(
    [
      '---',
      'family: Gardening',
      'notes:',
      '\t- kept by the head gardener',
      '---',
      '',
      '| Competency | Level 1: Gardener | Level 2: Head Gardener |',
      '| --- | --- | --- |',
      '| Knowing the soil | Tells clay from loam | Plans what grows where for three years |',
      '| Looking after tools | Cleans what was used | Buys what lasts |',
      '',
    ].join('\n'),
  ),
};
const BROKEN = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"families": [') };
const RECORDS = {
  name: 'kitchen.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Path,Job title,Competency,Skill,Key behavior\nKitchen,Cook,Cooking,Heat,Keeps the pan from smoking\nKitchen,Chef,Cooking,Menus,Writes a menu for the season\n'),
};

async function choose(ines: Person, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await ines.page.locator('#files').setInputFiles(files);
  await expect(ines.page.locator('#import-found')).toBeVisible();
}

test('a file is repaired in one step, written into the draft, and taken back', async ({ person }) => {
  const ines = await person('Ines Bauer', { reducedMotion: 'reduce' });
  const { page } = ines;
  await ines.open('/framework/import');
  await choose(ines, WITH_TAB);
  const note = page.locator('.import-note[data-note=refused]');
  await expect(note).toContainText('gardening.md, line 4');
  await expect(page.getByRole('button', { name: 'Write into the draft' })).toBeDisabled();
  await looksRight(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: /Repair and read again/ }).click();
  await expect(note).toHaveCount(0);
  await expect(page.locator('#import-found')).toBeFocused();
  await expect(page.locator('main')).toContainText('2 roles');
  await expect(page.locator('main')).toContainText('Head Gardener');
  await looksRight(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: 'Write into the draft' }).click();
  await expect(page.locator('#import-done')).toBeFocused();
  await looksRight(page);
  await ines.open('/framework/versions/draft');
  await expect(page.locator('main')).toContainText('Head Gardener');
  await ines.open('/framework/import');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.locator('#import-undone')).toContainText('The import was undone.');
  await ines.open('/framework/versions/draft');
  await expect(page.locator('main')).not.toContainText('Head Gardener');
});

test('what could not be read can be taken out, and the guess can be corrected', async ({ person }) => {
  const ines = await person('Ines Bauer');
  const { page } = ines;
  await ines.open('/framework/import');
  await choose(ines, BROKEN, RECORDS);
  await expect(page.locator('.import-note[data-note=refused]')).toContainText('broken.json');
  await page.locator('li', { hasText: 'broken.json' }).getByRole('button', { name: 'Remove' }).click();
  await expect(page.locator('.import-note[data-note=refused]')).toHaveCount(0);
  await page.locator('.mapping > summary').click();
  const family = page.getByLabel('“Kitchen” is called');
  await family.fill('Canteen');
  await page.getByRole('button', { name: 'Read again like this' }).click();
  await expect(page.locator('.changes h2').filter({ hasText: 'Canteen' })).toBeVisible();
});

test('files that are too large are refused in words before they are sent', async ({ person }) => {
  const ines = await person('Ines Bauer');
  await ines.open('/framework/import');
  const sent: string[] = [];
  ines.page.on('request', (request) => request.url().includes('/import') && sent.push(request.url()));
  const large = { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(21 * 1024 * 1024, 97) };
  await ines.page.locator('#files').setInputFiles([large]);
  await expect(ines.page.getByRole('alert')).toContainText('larger than 20 MB');
  expect(sent).toEqual([]);
});

test('files can be dropped', async ({ person }) => {
  const ines = await person('Ines Bauer');
  const { page } = ines;
  await ines.open('/framework/import');
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'kitchen.csv', { type: 'text/csv' }));
    return transfer;
  }, RECORDS.buffer.toString());
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.locator('#import-found')).toBeVisible();
  await expect(page.locator('main')).toContainText('2 roles');
});
