// Two owners in one cell of the matrix: in whatever order they enter, write and leave, both keep their words, their focus and their caret.
import { Matrix, type Cell, type Enter } from '../fixtures/matrix';
import { expect, test } from '../fixtures/test';

type Leave = 'Escape' | 'Tab' | 'a click elsewhere' | 'closing the page';

const CELL: Cell = ['data-2', 'clarity'];
const FIELD = `own-${CELL.join('~')}`;
const GIVEN = 'Explains a failure to its readers in two sentences and without blame.';

/** Who enters first and how, who comes second and how, which of them leaves first and how. */
const ORDERS: [first: Enter, second: Enter, leaver: 'first' | 'second', leave: Leave][] = [
  ['Enter', 'Enter', 'first', 'Escape'],
  ['Enter', 'a double click', 'first', 'Tab'],
  ['a double click', 'arrows and F2', 'first', 'a click elsewhere'],
  ['a second click', 'a letter', 'first', 'closing the page'],
  ['arrows and F2', 'a second click', 'first', 'Escape'],
  ['Enter', 'Enter', 'second', 'Escape'],
  ['a letter', 'a second click', 'second', 'a click elsewhere'],
  ['a second click', 'a double click', 'second', 'closing the page'],
];

/** What a way of entering writes itself. */
const written = (how: Enter) => (how === 'a letter' ? '~' : '');

async function leave(matrix: Matrix, how: Leave): Promise<void> {
  switch (how) {
    case 'Escape':
    case 'Tab':
      return await matrix.page.keyboard.press(how);
    case 'a click elsewhere':
      return await matrix.cell('data-3', 'driving').click();
    case 'closing the page':
      return await matrix.page.close();
  }
}

/** The caret stands in the cell, between these words. */
async function stands(matrix: Matrix, before: string, behind: string): Promise<void> {
  await expect.poll(() => matrix.caret()).toEqual({ element: FIELD, before, behind });
}

for (const [first, second, leaver, how] of ORDERS) {
  test(`one enters by ${first}, the other by ${second}, and the ${leaver} leaves by ${how}: who stays writes on`, async ({ person }) => {
    const ines = await Matrix.open(await person('Ines Bauer'));
    const beatriz = await Matrix.open(await person('Beatriz Costa'));
    await ines.begin(CELL, first);
    let text = GIVEN + written(first);
    await stands(ines, text, '');
    await ines.type(' Ines was here.');
    text += ' Ines was here.';
    await expect(beatriz.field(...CELL)).toHaveValue(text);
    await expect(beatriz.cell(...CELL).locator('.matrix__flag')).toHaveText('Ines');
    await beatriz.begin(CELL, second);
    text += written(second);
    await stands(beatriz, text, '');
    await expect(ines.field(...CELL)).toHaveValue(text);
    await ines.page.keyboard.press('Control+Home');
    await Promise.all([ines.type('First. '), beatriz.type(' Last.')]);
    await stands(ines, 'First. ', `${text} Last.`);
    await stands(beatriz, `First. ${text} Last.`, '');
    const [goes, stays] = leaver === 'first' ? [ines, beatriz] : [beatriz, ines];
    // In the middle of the other's sentence.
    await Promise.all([stays.type('Writes '), leave(goes, how)]);
    await expect(stays.cell(...CELL).locator('.matrix__flag')).toHaveCount(0);
    await stays.type('on. ');
    const [before, behind] = leaver === 'first' ? [`First. ${text} Last.Writes on. `, ''] : ['First. Writes on. ', `${text} Last.`];
    await stands(stays, before, behind);
    await stays.saved();
    if (how === 'closing the page') return;
    expect((await goes.caret()).element).not.toBe(FIELD);
    await expect.poll(async () => (await goes.words())[`at-${CELL.join('~')}`]).toContain((before + behind).trim());
    await goes.saved();
  });
}

test('two enter one cell in the same moment, and both leave and come back', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  await Promise.all([ines.begin(CELL, 'Enter'), beatriz.begin(CELL, 'Enter')]);
  await Promise.all([stands(ines, GIVEN, ''), stands(beatriz, GIVEN, '')]);
  await beatriz.page.keyboard.press('Control+Home');
  await Promise.all([ines.type(' Ines.'), beatriz.type('Beatriz. ')]);
  await ines.page.keyboard.press('Escape');
  await expect.poll(async () => (await ines.caret()).element).toBe('matrix');
  await Promise.all([ines.page.keyboard.press('Enter'), beatriz.type('Again. ')]);
  await stands(ines, `Beatriz. Again. ${GIVEN} Ines.`, '');
  await Promise.all([ines.type(' And again.'), beatriz.page.keyboard.press('Escape')]);
  await stands(ines, `Beatriz. Again. ${GIVEN} Ines. And again.`, '');
  // What is still on its way when she enters would arrive behind her caret, where it belongs.
  await expect.poll(async () => (await beatriz.words())[`at-${CELL.join('~')}`]).toContain('And again.');
  await beatriz.page.keyboard.press('F2');
  await stands(beatriz, `Beatriz. Again. ${GIVEN} Ines. And again.`, '');
});

test('a press selects a cell in which somebody writes like any other, and changes nothing in it', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  await ines.begin(CELL, 'Enter');
  await expect(beatriz.field(...CELL)).toBeVisible();
  for (const cell of [CELL, ['data-3', 'modelling']] as const) {
    await beatriz.cell(...cell).click();
    await expect(beatriz.cell(...cell)).toHaveAttribute('aria-selected', 'true');
    expect((await beatriz.caret()).element).toBe('matrix');
  }
  await beatriz.cell(...CELL).click();
  await beatriz.page.keyboard.press('Enter');
  await stands(beatriz, GIVEN, '');
  // In a field that is open a double press chooses a word, as in every field.
  await beatriz.field(...CELL).dblclick({ position: { x: 12, y: 8 } });
  await stands(beatriz, '', GIVEN.replace('Explains', ''));
});

test('rows and columns move and are renamed around somebody who writes, whose caret stays', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  await beatriz.begin(CELL, 'Enter');
  await beatriz.page.keyboard.press('Control+Home');
  let typed = '';
  const writes = async () => {
    typed += 'word ';
    await beatriz.type('word ');
    await stands(beatriz, typed, GIVEN);
  };
  await writes();
  const [role, competency] = CELL;
  await ines.head(role).click();
  await ines.page.getByRole('button', { name: 'Details', exact: true }).click();
  await ines.page.getByLabel('Title', { exact: true }).fill('Keeper of data');
  await expect(beatriz.head(role)).toContainText('Keeper of data');
  await writes();
  await ines.page.locator('#level').selectOption({ index: 0 });
  await expect(beatriz.head(role)).toContainText('Level 1');
  await writes();
  await ines.page.getByRole('button', { name: 'Move left' }).click();
  await expect.poll(() => beatriz.columns()).toEqual(await ines.columns());
  await writes();
  await ines.page.locator(`[id="at-~${competency}"]`).click();
  await ines.page.getByLabel('Name', { exact: true }).fill('Plain words');
  await expect(beatriz.page.locator(`[id="at-~${competency}"]`)).toContainText('Plain words');
  await expect(beatriz.page.getByLabel('Plain words, Keeper of data')).toBeFocused();
  await writes();
  const rows = await beatriz.rows();
  await ines.person.open(`/framework/steps/competencies#competency-${competency}`);
  await ines.page.getByRole('button', { name: 'Move up: Plain words' }).click();
  await expect.poll(() => beatriz.rows()).not.toEqual(rows);
  await writes();
  await beatriz.saved();
});

test('who writes in a row that somebody takes away is at the head of the column, and goes on from there', async ({ person }) => {
  const ines = await Matrix.open(await person('Ines Bauer'));
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  const [role, competency] = CELL;
  await beatriz.begin(CELL, 'Enter');
  await ines.page.locator(`[id="at-~${competency}"]`).click();
  await ines.page.getByRole('button', { name: 'Details', exact: true }).click();
  await ines.page.locator('#panel').getByRole('button', { name: 'Remove', exact: true }).click();
  await ines.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(beatriz.cell(...CELL)).toHaveCount(0);
  await expect(beatriz.grid).toBeFocused();
  await expect(beatriz.head(role)).toHaveAttribute('aria-selected', 'true');
  const words = await beatriz.words();
  await beatriz.type('Into nowhere');
  await beatriz.page.keyboard.press('ArrowDown');
  const [first] = await beatriz.rows();
  await expect(beatriz.grid).toHaveAttribute('aria-activedescendant', `at-${role}${first?.slice('at-'.length)}`);
  expect(await beatriz.words()).toEqual(words);
});

test('what others say about the draft leaves me in the middle of the title that I write', async ({ person }) => {
  const ines = await person('Ines Bauer');
  const beatriz = await Matrix.open(await person('Beatriz Costa'));
  await beatriz.head('data-2').click();
  await beatriz.page.getByRole('button', { name: 'Details', exact: true }).click();
  const title = beatriz.page.getByLabel('Title', { exact: true });
  await title.click();
  await beatriz.page.keyboard.press('Home');
  await beatriz.type('Very ');
  const before = await beatriz.page.locator('[popovertarget="comments"]').innerText();
  const place = 't/data-3~modelling/own';
  const said = await ines.context.request.post(`${ines.url}/api/v1/framework/comments`, { data: { place, quote: '', text: 'Is that all?' } });
  expect(said.status(), await said.text()).toBeLessThan(300);
  await expect(beatriz.page.locator('[popovertarget="comments"]')).not.toHaveText(before);
  await beatriz.type('much ');
  const { element, before: mine } = await beatriz.caret();
  expect([element, mine]).toEqual([await title.getAttribute('id'), 'Very much ']);
});

test('what others change about the pay leaves the amount that I am in the middle of', async ({ person }) => {
  const [ines, beatriz] = [await Matrix.open(await person('Ines Bauer')), await Matrix.open(await person('Beatriz Costa'))];
  for (const matrix of [ines, beatriz]) {
    await matrix.head('data-2').click();
    await matrix.page.getByRole('button', { name: 'Details', exact: true }).click();
  }
  const band = (matrix: Matrix) => matrix.page.locator('.panel__band').first();
  const amount = band(beatriz).getByLabel('From', { exact: true });
  await amount.click();
  await beatriz.page.keyboard.press('Control+A');
  await beatriz.type('65');
  await band(ines).getByLabel('Region').fill('Ljubljana');
  await band(ines).getByLabel('Region').press('Tab');
  await expect(band(beatriz).getByLabel('Region')).toHaveValue('Ljubljana');
  await expect(amount).toHaveValue('65');
  await beatriz.type('500');
  await beatriz.page.keyboard.press('Tab');
  await expect(band(ines).getByLabel('From', { exact: true })).toHaveValue('65500');
  await expect(amount).toHaveValue('65500');
});
