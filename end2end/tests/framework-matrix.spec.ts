// The matrix and the map: two owners write the framework at once, by keyboard and by mouse.
import { Matrix } from '../fixtures/matrix';
import { expect, test, type Person } from '../fixtures/test';
import { sideways, violations } from '../fixtures/look';


test('two owners write in one cell and in its neighbour at once, and nothing is lost', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  const mine = await ines.enter('data-3', 'modelling');
  const theirs = await beatriz.enter('data-3', 'modelling');
  const neighbour = 'Names what nobody asked for.';
  await mine.press('Control+End');
  await theirs.press('Control+Home');
  await Promise.all([
    mine.pressSequentially(' Written at the end.', { delay: 15 }),
    theirs.pressSequentially('Written at the start. ', { delay: 15 }),
  ]);
  const other = await beatriz.enter('data-4e', 'modelling');
  await other.press('Control+End');
  await other.pressSequentially(`\n${neighbour}`, { delay: 5 });
  for (const matrix of [ines, beatriz]) {
    await expect(matrix.cell('data-4e', 'modelling')).toContainText(/Settles how domains/);
  }
  await expect(async () => {
    const [one, two] = [await ines.words(), await beatriz.words()];
    expect(one).toEqual(two);
    const cell = one['at-data-3~modelling'] ?? '';
    expect(cell).toMatch(/^Written at the start\. /);
    expect(cell).toMatch(/Written at the end\.$/);
    expect(one['at-data-4e~modelling']).toContain(neighbour);
  }).toPass();
  await ines.saved();
  await beatriz.saved();
});

test('each sees where the other is, and undoes only what is their own', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  const mine = await ines.enter('data-2', 'clarity');
  await mine.press('Control+End');
  await mine.pressSequentially(' Mine.');
  await expect(beatriz.cell('data-2', 'clarity')).toHaveAttribute('data-person');
  await expect(beatriz.cell('data-2', 'clarity').locator('.matrix__flag')).toHaveText('Ines');
  await beatriz.begin(['data-2', 'clarity'], 'Enter');
  await beatriz.page.keyboard.press('Control+Home');
  await beatriz.type('Theirs. ');
  await expect(mine).toHaveValue(/^Theirs\. .* Mine\.$/s);
  await ines.page.getByRole('button', { name: 'Undo my last change' }).click();
  await expect(mine).not.toHaveValue(/Mine\./);
  await expect(mine).toHaveValue(/^Theirs\. /);
  // Who undid has left the cell for the button; who writes in it is not disturbed.
  await expect(beatriz.cell('data-2', 'clarity').locator('.matrix__flag')).toHaveCount(0);
  await beatriz.type('And more. ');
  await expect(beatriz.field('data-2', 'clarity')).toHaveValue(/^Theirs\. And more\. (?!.*Mine\.)/s);
});

test('levels change places and a role moves while somebody writes in it', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  const writing = await beatriz.enter('data-4p', 'growing-others');
  await writing.press('Control+End');
  await ines.head('data-4p').click();
  await ines.page.getByRole('button', { name: 'Details', exact: true }).click();
  const level = ines.page.locator('#level');
  await expect(level).toBeEnabled();
  const options = await level.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  await Promise.all([
    level.selectOption(options.at(2) ?? ''),
    writing.pressSequentially(' Written while it moved.', { delay: 10 }),
  ]);
  await expect(ines.head('data-4p')).toContainText('Level 3');
  await expect(beatriz.head('data-4p')).toContainText('Level 3');
  await expect(beatriz.field('data-4p', 'growing-others')).toHaveValue(/Written while it moved\.$/);
  await expect(async () => {
    expect(await ines.columns()).toEqual(await beatriz.columns());
    expect(await ines.words()).toEqual(await beatriz.words());
  }).toPass();
});

test('the grid is gone through by keyboard: one tab stop, arrows, writing in place, and back', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const grid = ines.page.getByRole('grid');
  await grid.focus();
  await ines.page.keyboard.press('Control+Home');
  await ines.page.keyboard.press('ArrowDown');
  await ines.page.keyboard.press('ArrowRight');
  await ines.page.keyboard.press('ArrowRight');
  await expect(grid).toHaveAttribute('aria-activedescendant', 'at-data-2~modelling');
  const field = ines.field('data-2', 'modelling');
  await expect(field).toBeEditable();
  await ines.page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await ines.page.keyboard.press('Control+End');
  await ines.page.keyboard.type(' By hand.');
  await ines.page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await ines.saved();
  await ines.person.open('/framework/f/data');
  await expect(ines.cell('data-2', 'modelling')).toContainText('By hand.');
});

test('a source that would make a circle is not offered, and what is inherited shows where it comes from', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  await ines.enter('data-1', 'modelling');
  await ines.page.getByRole('grid').focus();
  await ines.page.keyboard.press('Alt+ArrowDown');
  const picker = ines.page.getByRole('dialog');
  await expect(picker).toBeVisible();
  // Everybody else's cell builds on this one, directly or through others.
  await expect(picker.getByText('Senior Data Engineer')).toHaveCount(0);
  await ines.page.keyboard.press('Escape');
  await ines.page.getByRole('button', { name: 'Everything expected' }).click();
  await expect(ines.cell('data-3', 'modelling')).toContainText('Reads an existing model');
  await expect(ines.cell('data-3', 'modelling').locator('.matrix__origin').first()).toHaveText('Associate Data Engineer');
});

test('others than owners read the published matrix and never the draft', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const field = await ines.enter('data-1', 'modelling');
  await field.press('Control+End');
  await field.pressSequentially(' Only in the draft.');
  await ines.saved();
  const tomas = await person('Tomás Oliveira');
  const arrived = tomas.listen();
  await tomas.open('/framework/f/data');
  await expect(tomas.page.getByRole('grid')).toHaveAttribute('aria-readonly', 'true');
  await expect(tomas.page.getByRole('grid')).toContainText('Reads an existing model');
  await expect(tomas.page.getByRole('button', { name: 'Add a role' })).toHaveCount(0);
  expect(await arrived.all()).not.toContain('Only in the draft');
});

test('the map is walked by keyboard, says where a role leads, and finds a path with its condition', async ({ person }) => {
  const tomas = await person('Tomás Oliveira');
  await tomas.open('/framework/map');
  const roles = tomas.page.locator('svg a[href^="/framework/r/"]');
  await expect(roles.first()).toBeVisible();
  expect(await roles.count()).toBeGreaterThan(8);
  // One tab stop among all of them.
  await expect(tomas.page.locator('svg a[href^="/framework/r/"][tabindex="0"]')).toHaveCount(1);
  await tomas.page.locator('svg a[href="/framework/r/data-1"]').focus();
  await tomas.page.keyboard.press('ArrowRight');
  await expect(tomas.page.locator('svg a[href="/framework/r/data-2"]')).toBeFocused();
  await expect(tomas.page.getByRole('heading', { name: 'Where can I go from here' })).toBeVisible();
  const to = tomas.page.getByLabel('Path to');
  await to.selectOption('data-5p');
  await expect(tomas.page.locator('main')).toContainText('Head of Data');
  await tomas.page.locator('svg a[href="/framework/r/data-2"]').focus();
  await tomas.page.keyboard.press('Enter');
  await expect(tomas.page).toHaveURL(/\/framework\/r\/data-2/);
});

for (const [at, who] of [['/framework/f/data', 'Ines Bauer'], ['/framework/f/data', 'Tomás Oliveira'], ['/framework/map', 'Tomás Oliveira'], ['/framework/map?as=list', 'Tomás Oliveira']] as const) {
  test(`${at} as ${who} has nothing that axe objects to, and does not widen the page`, async ({ person }) => {
    const one = await person(who);
    for (const [width, scheme] of [[1440, 'light'], [1024, 'dark'], [390, 'dark']] as const) {
      await one.page.setViewportSize({ width, height: 844 });
      await one.page.emulateMedia({ colorScheme: scheme });
      await one.open(at);
      expect(await violations(one.page), `${width} px`).toEqual([]);
      expect(await sideways(one.page), `${width} px`).toEqual([]);
    }
  });
}

/** Brings a file into the draft, as a program would. */
async function bringIn(person: Person, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  const answer = await person.context.request.post(`${person.url}/api/v1/framework/import`, { multipart: { file } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

const GRID = [
  'Title/Level,Level 1: Guide,Level 2A: (Studio) Senior Guide,Level 2B: (People) Guide Coordinator,Level 3: Head of Guides',
  'Salary range,"30,000–38,000 EUR","36,000–46,000 EUR","36,000–46,000 EUR","44,000–58,000 EUR"',
  'Telling stories,Knows every room,"All from left plus:\nWrites new tours","From Level 1 and\nListens to the tours of others","From Level 2B and\nDecides which tours there are"',
  'Keeping people safe,Knows the ways out,,"From Level 1 and\nPlans who is on duty",',
].join('\n');

test('two sides of a level, cells that build on one another and blank cells come in, are shown, and go out again', async ({ person }) => {
  const ines = await person('Ines Bauer');
  await bringIn(ines, 'Guides.csv', GRID);
  const before: { roles: { id: string; title: string; family: string }[]; cells: { role: string; competency: string; inherits: string | null }[] } =
    await (await ines.context.request.get(`${ines.url}/api/v1/framework/draft`)).json().then((view) => view.framework);
  const role = (title: string) => before.roles.find((one) => one.title === title);
  const [guide, senior, coordinator, head] = ['Guide', 'Senior Guide', 'Guide Coordinator', 'Head of Guides'].map(role);
  const telling = (id?: string) => before.cells.find((cell) => cell.role === id && cell.competency.startsWith('telling'));
  expect(telling(senior?.id)?.inherits).toBe(guide?.id);
  expect(telling(coordinator?.id)?.inherits).toBe(guide?.id);
  expect(telling(head?.id)?.inherits).toBe(coordinator?.id);
  const matrix = await Matrix.open(ines, guide?.family ?? '');
  await expect(matrix.cell(coordinator?.id ?? '', telling(coordinator?.id)?.competency ?? '')).toContainText('← Guide');
  await expect(matrix.cell(head?.id ?? '', telling(head?.id)?.competency ?? '')).toContainText('← Guide Coordinator');
  await expect(matrix.cell(senior?.id ?? '', 'keeping-people-safe')).toHaveAttribute('data-blank');
  // What is taken out says all of it again: bringing it in changes nothing.
  for (const [format, name] of [['json', 'all.json'], ['csv', 'all.csv'], ['yaml', 'all.yaml'], ['xlsx', 'all.xlsx'], ['markdown', 'all.md']] as const) {
    const out = await ines.context.request.get(`${ines.url}/api/v1/framework/export/${format}?version=draft`);
    expect(out.status(), `${format}: ${out.status() === 200 ? '' : await out.text()}`).toBe(200);
    const file = { name, mimeType: 'application/octet-stream', buffer: await out.body() };
    const preview = await ines.context.request.post(`${ines.url}/api/v1/framework/import/preview`, { multipart: { file } });
    const said = await preview.json();
    expect(said.changes, `${format}: ${JSON.stringify(said.changes).slice(0, 600)}`).toEqual([]);
  }
});

test('two hundred roles and forty competencies can be scrolled and written in, with few of their cells in the page', async ({ person }) => {
  test.slow();
  const lines = ['Family,Level,Role,Competency,Expectation'];
  for (let role = 0; role < 200; role++) {
    for (let competency = 0; competency < 40; competency++) {
      lines.push(`Crowd,${1 + (role % 5)},Role ${role},Skill ${competency},Does ${competency} as ${role} should`);
    }
  }
  const ines = await person('Ines Bauer');
  await bringIn(ines, 'crowd.csv', lines.join('\n'));
  const matrix = await Matrix.open(ines, 'crowd');
  await expect(ines.page.getByRole('grid')).toHaveAttribute('aria-colcount', '201');
  expect(await ines.page.locator('.matrix__cell').count()).toBeLessThan(2_000);
  await ines.page.getByRole('grid').focus();
  await ines.page.keyboard.press('Control+End');
  const last = ines.page.locator('.matrix__cell[aria-selected="true"]');
  await expect(last).toBeInViewport();
  await ines.page.keyboard.press('Enter');
  await ines.page.keyboard.press('Control+End');
  await ines.page.keyboard.type(' Written at the very end.');
  await expect(last.locator('textarea')).toHaveValue(/Written at the very end\.$/);
  // However far the others are scrolled, the cell that is written in stays, with the caret in it.
  const before = await matrix.columns();
  await ines.page.locator('.matrix__scroll').evaluate((box) => box.scrollTo({ left: 0, behavior: 'instant' }));
  await expect.poll(async () => (await matrix.columns())[0]).not.toBe(before[0]);
  await matrix.type(' And on.');
  await expect(last.locator('textarea')).toHaveValue(/Written at the very end\. And on\.$/);
  await expect(last).toBeInViewport();
  await matrix.saved();
  expect(await ines.page.locator('.matrix__cell').count()).toBeLessThan(2_000);
});
