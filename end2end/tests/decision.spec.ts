// What a yes and a no come to: requests that come with an approval, words that change after somebody agreed to them, and who reads what.
import { Api } from '../fixtures/api';
import { Table } from '../fixtures/desk';
import type { Server } from '../fixtures/server';
import { expect, test } from '../fixtures/test';
import { Written } from '../fixtures/written';

const RUBRIC = { realistic: 'yes', creates_value: 'yes', evidence: 'yes' };
const NOTE = 'Say which domain.';
const ANOTHER = 'Staff Data Engineer · Data, level 4';

/** Leadership decides on version 1, and asks for something about the job description. */
async function decide(server: Server, written: Written, kind: 'approve_with_modifications' | 'request_modifications'): Promise<void> {
  const marta = await Api.signIn(server, 'Marta Lindqvist');
  const passage = { section: 'objectives', item: 'clause-one', field: 'clause', quote: 'a domain' };
  const decision = { kind, reason: 'Convincing, with one thing open.', rubric: RUBRIC, requests: [{ passage, note: NOTE }] };
  const answer = await marta.call('POST', `/proposals/${written.id}/versions/1/decisions`, decision);
  expect(answer.status, JSON.stringify(answer.json)).toBe(204);
}

async function submitted(server: Server, title: string): Promise<Written> {
  const written = await Written.complete(server, title);
  await written.sign();
  await written.submit();
  return written;
}

test('what leadership asks for with its approval is answered on the path, before anybody arrives', async ({ person, server }) => {
  const written = await submitted(server, 'Approved, and asked');
  await decide(server, written, 'approve_with_modifications');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  await tomas.press('Set out', 'path');
  await expect(tomas.section('path').getByText('1 change request without an answer')).toBeVisible();
  await expect(tomas.button('I have arrived', 'path')).toBeDisabled();
  await tomas.section('path').getByRole('link', { name: 'Go to the requests' }).click();
  const request = tomas.section('reconvene').locator('li.item').filter({ hasText: NOTE });
  await expect(request).toBeInViewport();
  await request.getByLabel('What did you change, or why do you keep it?').fill('The order domain: it is in my plan now.');
  await request.getByRole('button', { name: 'Save the answer' }).click();
  await expect(tomas.section('reconvene').getByText('Every request has an answer.')).toBeVisible();
  await tomas.page.getByRole('tab', { name: 'History' }).click();
  await expect(tomas.page.getByText('answered a change request')).toBeVisible();
  await tomas.press('I have arrived', 'path');
  const question = tomas.page.getByRole('dialog');
  await expect(question.getByText('Nobody has confirmed these milestones.')).toBeVisible();
  await expect(question.getByRole('listitem').first()).toBeVisible();
  await question.getByRole('button', { name: 'I have arrived' }).click();
  await expect(tomas.section('path').getByText('Completed.')).toBeVisible();
  await expect(tomas.page.getByText(/that nobody had confirmed/)).toBeVisible();

  const marta = await person('Marta Lindqvist');
  await marta.open(`${written.path}/v/1`);
  await expect(marta.page.locator('.review__answers').getByText('The order domain: it is in my plan now.')).toBeVisible();
});

test('a decided version is printed with its decision, and without the tools of deciding', async ({ person, server }) => {
  const written = await submitted(server, 'Printed');
  const marta = await person('Marta Lindqvist');
  await marta.open(`${written.path}/v/1`);
  await marta.page.emulateMedia({ media: 'print' });
  await expect(marta.page.getByLabel('Reason', { exact: true })).toBeHidden();
  await expect(marta.page.getByRole('heading', { name: 'Rubric' })).toBeHidden();
  await decide(server, written, 'request_modifications');
  await marta.open(`${written.path}/v/1`);
  const printed = marta.page.locator('.review__answers');
  for (const words of ['Marta Lindqvist', 'Modifications requested', 'Convincing, with one thing open.', NOTE]) {
    await expect(printed.getByText(words).first()).toBeVisible();
  }
  await expect(marta.page.getByRole('button', { name: 'Print' })).toBeHidden();
});

test('a clause that is reworded after both agreed is confirmed again, and a no needs its reason', async ({ person, server }) => {
  const written = await Written.complete(server, 'Reworded');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const clause = tomas.section('alignment').locator('li.item').first();
  // Given by a person, the verdict says which words it is about.
  await clause.getByRole('radio', { name: 'Does not fit', exact: true }).check();
  await tomas.missing([['A clause does not fit as it stands, and nothing says why', '#alignment-clause-one']]);
  await tomas.write(clause.getByRole('textbox'), 'Next year, when the team is larger.');
  await tomas.complete();
  await tomas.write(tomas.page.locator('#objectives-clause-one-clause'), 'Answers for the order domain');
  await tomas.missing([
    ['A clause was reworded after its verdict: confirm the verdict', '#alignment-clause-one'],
    ['The job description was changed after it was accepted: confirm it again', '#alignment'],
  ]);
  await expect(clause.getByRole('radio', { name: 'Does not fit', exact: true })).not.toBeChecked();
  await clause.getByRole('button', { name: 'It still holds' }).click();
  await expect(clause.getByRole('radio', { name: 'Does not fit', exact: true })).toBeChecked();
  await tomas.press('It stands as it is now', 'alignment');
  await tomas.complete();
  await expect(tomas.button('It stands as it is now')).toHaveCount(0);
});

test('a target that is changed after the ratings is named, and what it expects is pinned anew', async ({ person, server }) => {
  const written = await Written.complete(server, 'Another target');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  const role = tomas.page.locator('#objectives-role');
  const first = await role.inputValue();
  await role.selectOption({ label: ANOTHER });
  await expect(tomas.section('submission').getByRole('link', { name: 'What was rated is not what the target expects now: pin it again' })).toHaveAttribute('href', '#gaps');
  await expect(tomas.button('Sign', 'submission')).toBeDisabled();
  // Choosing the earlier one again is a way back that costs nothing.
  await role.selectOption(first);
  await tomas.complete();
  await role.selectOption({ label: ANOTHER });
  await tomas.press('Pin what it expects now', 'gaps');
  await tomas.confirm('Pin what it expects now');
  await expect(tomas.section('gaps').getByRole('heading', { name: 'Your assessment' })).toBeVisible();
  await expect(tomas.section('gaps').getByText('What you wrote for the target before')).toBeVisible();
  await expect(tomas.page.locator('.proposal__head').getByText('Assessing', { exact: true })).toBeVisible();
});

test('the audience in words is true while reconvening', async ({ person, server }) => {
  const written = await submitted(server, 'Who reads it');
  await decide(server, written, 'request_modifications');
  const tomas = await Table.open(await person('Tomás Oliveira'), written.path);
  await tomas.press('Open the text again', 'reconvene');
  await expect(tomas.section('objectives').locator('.section__audience')).toHaveText(
    'You and Ines · leadership has read the submitted version, and reads this one once it is submitted too',
  );
});

test('leadership reads what stakeholders were asked and answered, and they are told so before', async ({ person, server }) => {
  const priya = await person('Priya Raman');
  await priya.open('/');
  await priya.page.locator('li.row').filter({ hasText: 'asks what you think' }).getByRole('link').click();
  await expect(priya.page.getByText('leadership reads it with the path once that is submitted')).toBeVisible();
  const marta = await person('Marta Lindqvist');
  await marta.open('/reviews');
  await marta.page.getByRole('link', { name: 'From asking good questions to growing people who ask them' }).click();
  const asked = marta.page.getByRole('region', { name: 'Those who were asked' });
  for (const words of ['Priya Raman', 'Would the areas you look after support this, and what would they need?', 'Likely supported', 'It answers a need']) {
    await expect(asked.getByText(words).first()).toBeVisible();
  }
});
