// The page of a path: whose turn it is and where one stands, who is here, what is missing before an assessment is sealed, sharing at once.
import { AxeBuilder } from '@axe-core/playwright';
import { Table } from '../fixtures/desk';
import { expect, test, type Person } from '../fixtures/test';
import { Written } from '../fixtures/written';

const rail = (table: Table, name: string) => table.page.locator('.proposal__phases .phase').filter({ hasText: name });
const marked = (table: Table) => table.page.locator('.proposal__phases [aria-current="location"] .phase__name');

async function headings(person: Person): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: person.page }).withRules(['heading-order']).analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => node.html));
}

test('everything that is missing is named before sealing, and an empty box is not called saved', async ({ person, server }) => {
  const { written, expectations } = await Written.rating(server, 'Without evidence');
  for (const id of expectations) {
    const answer = await written.tomas.call('PUT', `/proposals/${written.id}/ratings/${id}`, { level: 'reliably', evidence: '' });
    expect(answer.status).toBe(204);
  }
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const gaps = tomas.section('gaps');
  const lacks = gaps.locator('.gate__list a');
  await expect(lacks).toHaveCount(expectations.length);
  await expect(tomas.button('Seal my assessment')).toBeDisabled();
  await expect(gaps.getByText(`${expectations.length} without evidence`)).toBeVisible();
  const [first] = expectations;
  const item = gaps.locator(`#rate-${first}`);
  // The line leads to the box itself.
  await lacks.first().click();
  await expect(item.getByRole('textbox')).toBeFocused();
  await item.getByRole('radio', { name: 'Not yet', exact: true }).check();
  await expect(item.getByText('Evidence is still missing.')).toBeVisible();
  await expect(item.getByText('Saved', { exact: true })).toHaveCount(0);
  await item.getByRole('textbox').fill('The migration of May');
  await expect(item.getByText('Saved', { exact: true })).toBeVisible();
  await expect(lacks).toHaveCount(expectations.length - 1);

  for (const id of expectations.slice(1)) await gaps.locator(`#evidence-${id}`).fill('The migration of May');
  await expect(lacks).toHaveCount(0);
  await tomas.press('Seal my assessment', 'gaps');
  await tomas.confirm('Seal my assessment');
  // What is sealed stays mine to read.
  await gaps.getByText('What you sealed').click();
  await expect(gaps.getByText('The migration of May').first()).toBeVisible();
});

test('the place that is read is the one that is marked', async ({ person, server }) => {
  const written = await Written.complete(server, 'Where one is');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  await expect(marked(tomas)).toHaveText(/^Start/);
  await expect(tomas.page.locator('.guide h3')).toHaveText('Before you talk');
  // The last sections are too short to reach the top of the window.
  for (const [name, guide] of [['On the path', 'On the way'], ['Decision', 'While leadership reads'], ['Gaps', 'Rate alone, then talk']] as const) {
    await rail(tomas, name).getByRole('link').click();
    await expect(marked(tomas)).toHaveText(new RegExp(`^${name}`));
    await expect(tomas.page.locator('.guide h3')).toHaveText(guide);
    // What scrolls by itself has come to rest by then.
    await tomas.page.waitForTimeout(200);
    await expect(marked(tomas)).toHaveText(new RegExp(`^${name}`));
  }
  await tomas.person.open(`${written.path}#path`);
  await expect(marked(tomas)).toHaveText(/^On the path/);
  await tomas.page.mouse.wheel(0, -100_000);
  await expect(marked(tomas)).toHaveText(/^Start/);
  expect(await headings(tomas.person)).toEqual([]);
});

test('one step is the current one, and where only my consent is missing it is my turn, on every page', async ({ person, server }) => {
  const written = await Written.start(server, 'Whose turn');
  for (const section of ['objectives', 'connection']) await written.share(section, 'writing');
  for (const one of [written.tomas, written.ines]) await one.call('POST', `/proposals/${written.id}/acknowledgement`);
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const current = tomas.page.locator('.proposal__phases [data-progress="current"]');
  await expect(current).toHaveCount(1);
  await expect(current).toContainText('Objectives');

  const ready = await Written.complete(server, 'Only a signature');
  await ready.ines.call('POST', `/proposals/${ready.id}/signature`);
  await tomas.person.open(ready.path);
  await expect(current).toHaveCount(1);
  await expect(current).toContainText('Submission');
  await expect(current).toContainText('Your turn');
  await expect(rail(tomas, 'Milestones')).toHaveAttribute('data-progress', 'done');
  const line = (page: string) => tomas.page.locator('li.row').filter({ hasText: page });
  await tomas.person.open('/path');
  await expect(line('Only a signature')).toContainText('Your turn');
  await tomas.person.open('/');
  await expect(line('Only a signature')).toContainText('Read it once more and sign');
  const ines = await Table.open(await person('Ines Bauer'), ready.path);
  await expect(ines.page.locator('.proposal__phases [data-progress="current"]')).toContainText('Tomás');
  await expect(ines.page.locator('.topbar__main')).toHaveCount(0);
});

test('whoever comes and goes moves no text, and both are said', async ({ person, server }) => {
  const written = await Written.start(server, 'Coming and going');
  await written.share('objectives', 'writing');
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const tomas = await Table.open(await person('Tomás Oliveira', { viewport }), written.path);
    const places = () => tomas.page.locator('main').evaluate((main) => [...main.querySelectorAll('textarea, h2')].map((one) => one.getBoundingClientRect().y + scrollY));
    const before = await places();
    expect(before.length).toBeGreaterThan(5);
    const ines = await person('Ines Bauer');
    await ines.open(written.path);
    await ines.page.locator('#objectives-beyond').focus();
    const here = tomas.page.locator('#objectives .here');
    await expect(here).toHaveText(/Ines is here/);
    expect(await places()).toEqual(before);
    await ines.page.locator('#objectives-five-years').pressSequentially('x');
    await ines.page.locator('#objectives-five-years').press('Backspace');
    await expect(here).toHaveText(/Ines is writing/);
    expect(await places()).toEqual(before);
    await ines.page.close();
    await expect(here).toHaveCount(0);
    await expect(tomas.page.getByRole('status').filter({ hasText: 'Ines Bauer has left' })).toHaveCount(1);
    expect(await places()).toEqual(before);
    await tomas.page.close();
  }
});

test('several sections are shared at once', async ({ person, server }) => {
  const written = await Written.start(server, 'All at once');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const head = tomas.page.locator('.proposal__head');
  await head.getByText('Share several sections').click();
  for (const name of ['Start', 'Objectives', 'Milestones']) await head.getByLabel(name, { exact: true }).check();
  await head.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(tomas.page.locator('#start-sharing')).toHaveValue('reading');
  for (const section of ['objectives', 'milestones']) await expect(tomas.page.locator(`#${section}-sharing`)).toHaveValue('writing');
  for (const section of ['connection', 'gaps']) await expect(tomas.page.locator(`#${section}-sharing`)).toHaveValue('private');
});

test('by keyboard the text of a path is two links away', async ({ person, server }) => {
  const written = await Written.start(server, 'Straight to it');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  await tomas.page.keyboard.press('Tab');
  await tomas.page.keyboard.press('Enter');
  await tomas.page.keyboard.press('Tab');
  await expect(tomas.page.getByRole('link', { name: 'Skip to the text of the path' })).toBeFocused();
  await tomas.page.keyboard.press('Enter');
  await tomas.page.keyboard.press('Tab');
  await expect(tomas.page.locator('.proposal__document').locator(':focus')).toHaveCount(1);
});

test('on a phone the strip of steps opens at the current one', async ({ person, server }) => {
  const written = await Written.complete(server, 'In the pocket');
  const tomas = await Table.open(await person('Tomás Oliveira', { viewport: { width: 390, height: 844 } }), written.path);
  await expect(tomas.page.locator('#to-submission')).toBeInViewport();
});
