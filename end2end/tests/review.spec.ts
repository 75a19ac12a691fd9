// Reviewing a version: what is asked for, what changed, and deciding on purpose.
import { AxeBuilder } from '@axe-core/playwright';
import type { Api } from '../fixtures/api';
import { expect, test } from '../fixtures/test';
import { Written } from '../fixtures/written';

async function submitted(server: Parameters<typeof Written.complete>[0], title: string): Promise<Written> {
  const written = await Written.complete(server, title);
  await written.sign();
  await written.submit();
  return written;
}

async function done(api: Api, method: string, path: string, body?: unknown): Promise<any> {
  const { status, json } = await api.call(method, path, body);
  expect(status, `${method} ${path}: ${JSON.stringify(json)}`).toBeLessThan(300);
  return json;
}

test('a request marks the words that were chosen, and a decision is asked for once more', async ({ person, server }) => {
  const written = await submitted(server, 'Chosen words');
  const marta = await person('Marta Lindqvist');
  await marta.open(`${written.path}/v/1`);
  const decide = marta.page.locator('.review__decide');
  const main = decide.locator('.decide__buttons .button--main');
  await expect(main).toHaveText('Approve');
  const line = marta.page.locator('#objectives .passage').filter({ hasText: 'Answers for a domain' });
  await line.locator('.passage__text').evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf('a domain'));
    range.setEnd(text, text.data.indexOf('a domain') + 'a domain'.length);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await line.getByRole('button', { name: /^Ask for a change to line \d+$/ }).click();
  await expect(line.locator('mark')).toHaveText('a domain');
  await marta.page.getByLabel('What do you ask for?').fill('Which one?');
  // What is asked for does not turn the approval into another one.
  await expect(main).toHaveText('Request changes');
  for (const criterion of ['realistic', 'creates-value', 'evidence']) {
    await marta.page.locator(`input[name="${criterion}"][value="yes"]`).check();
  }
  await marta.page.getByLabel('Reason', { exact: true }).fill('Nearly there.');
  await decide.getByRole('button', { name: 'Approve with these changes' }).click();
  const question = marta.page.getByRole('dialog');
  await expect(question).toContainText('You ask for 1 change.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect((await written.tomas.call('GET', `/proposals/${written.id}`)).json.state).toBe('submitted');
  await main.click();
  await question.getByRole('button', { name: 'Request changes' }).click();
  await expect(marta.page.locator('.decision').getByText('Nearly there.')).toBeVisible();
  await expect(line.locator('mark')).toHaveText('a domain');
  expect((await written.tomas.call('GET', `/proposals/${written.id}`)).json.state).toBe('modifications_requested');
});

test('the second version says how much changed, leads from change to change, and shows nothing else if asked', async ({ person, server }) => {
  const written = await submitted(server, 'Twice');
  const marta = await person('Marta Lindqvist');
  const at = `/proposals/${written.id}`;
  const martas = { realistic: 'yes', creates_value: 'yes', evidence: 'yes' };
  const passage = { section: 'objectives', item: 'clause-one', field: 'clause', quote: 'a domain' };
  const decided = await marta.context.request.post(`${server.url}/api/v1${at}/versions/1/decisions`, {
    data: { kind: 'request_modifications', reason: 'Say which.', rubric: martas, requests: [{ passage, note: 'Which one?' }] },
  });
  expect(decided.status(), await decided.text()).toBe(204);
  await done(written.tomas, 'POST', `${at}/steps`, { step: 'reconvene' });
  await written.write('start', (doc) => doc.getText('t/self/today').insert(0, 'Senior '));
  await written.write('connection', (doc) => doc.getMap('links').set('goal-one', 'left_open'));
  await written.write('objectives', (doc) => {
    const goal = doc.getText('t/goal-one/goal');
    goal.delete(0, 3);
    goal.insert(0, 'One');
  });
  for (const { request } of (await done(written.tomas, 'GET', at)).requests) {
    await done(written.tomas, 'PUT', `${at}/requests/${request.id}/resolution`, { kind: 'disputed', note: 'It is said below.' });
  }
  await written.sign();
  await written.submit();

  await marta.open(`${written.path}/v/2`);
  await expect(marta.page.getByText('2 changes since version 1', { exact: true })).toBeVisible();
  const changed = marta.page.locator('.passage:not([data-change="same"])');
  await expect(changed).toHaveCount(2);
  const same = marta.page.locator('.passage[data-change="same"]').first();
  const next = marta.page.getByRole('button', { name: 'Next change' });
  for (const number of [1, 2]) {
    await next.click();
    await expect(changed.nth(number - 1)).toBeFocused();
    await expect(changed.nth(number - 1)).toBeInViewport();
    await expect(marta.page.getByText(`Change ${number} of 2`)).toBeVisible();
  }
  await expect(same).toBeVisible();
  await marta.page.getByLabel('Show only what changed').check();
  await expect(same).toBeHidden();
  await expect(changed).toHaveCount(2);
  await expect(marta.page.locator('.version__section#milestones')).toBeHidden();
  // Struck and new words are told apart by ear, and do not touch.
  const line = marta.page.locator('#objectives .passage[data-change="changed"]');
  await expect(line).toContainText(/removed: The; +new: One;/);
  const [gone, came] = [(await line.locator('del').boundingBox())!, (await line.locator('ins').boundingBox())!];
  expect(came.x - (gone.x + gone.width)).toBeGreaterThan(3);
  const { violations } = await new AxeBuilder({ page: marta.page }).withRules(['heading-order']).analyze();
  expect(violations).toEqual([]);
});

test('on a phone the rubric is one press away', async ({ person, server }) => {
  const written = await submitted(server, 'On the phone');
  const marta = await person('Marta Lindqvist', { viewport: { width: 390, height: 844 } });
  await marta.open(`${written.path}/v/1`);
  const rubric = marta.page.getByRole('heading', { name: 'Rubric' });
  await expect(rubric).not.toBeInViewport();
  await marta.page.getByRole('link', { name: 'Go to the rubric' }).click();
  await expect(rubric).toBeInViewport();
});
