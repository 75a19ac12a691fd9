// What an organization chooses for itself.
import { violations } from '../fixtures/look';
import { expect, test } from '../fixtures/test';
import { Written } from '../fixtures/written';

test('the programme owner adds an objective, and an employee can link a goal to it until it ends', async ({ person }) => {
  const beatriz = await person('Beatriz Costa');
  await beatriz.open('/');
  const { page } = beatriz;
  await page.getByRole('link', { name: 'Organization' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await page.getByLabel('Reviewers who decide').fill('7');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'could never decide' })).toBeVisible();
  await page.getByLabel('Reviewers who decide').fill('2');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Saved.' })).toBeVisible();
  await page.getByRole('button', { name: 'Add an objective' }).click();
  await expect(page.getByLabel('Objective', { exact: true })).toBeFocused();
  await page.keyboard.type('Answers within a day');
  await page.getByLabel('What is meant').fill('Whoever asks hears back on the next working day.');
  await page.getByLabel('Department').fill('Data');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  const row = page.getByRole('listitem').filter({ hasText: 'Answers within a day' });
  await expect(row).toContainText('Data');
  await expect(page.getByRole('button', { name: 'Add an objective' })).toBeVisible();

  const samuel = await person('Samuel Okoro');
  await samuel.open('/path');
  await samuel.page.getByRole('link', { name: 'Owning a domain' }).first().click();
  const serves = samuel.page.getByLabel('Serves').first();
  await expect(serves.locator('option', { hasText: 'Answers within a day' })).toHaveCount(1);
  await page.getByRole('button', { name: 'End it: Answers within a day' }).click();
  await expect(page.getByText('Ended: 1')).toBeVisible();
  await samuel.page.reload();
  await expect(serves.locator('option', { hasText: 'Answers within a day' })).toHaveCount(0);
  beatriz.complaints.splice(0, beatriz.complaints.length, ...beatriz.complaints.filter((one) => !/status of 422/.test(one)));
});

test('an administrator names the organization and leaves to others how many decide', async ({ person }) => {
  const anders = await person('Anders Holm');
  const { page } = anders;
  await anders.open('/organization/people');
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByLabel('Reviewers who decide')).toBeDisabled();
  await page.getByLabel('Name of the organization').fill('Northlight and Sons');
  await page.getByLabel('Time zone').fill('Europe/Nowhere');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'no time zone' })).toBeVisible();
  await page.getByLabel('Time zone').fill('Europe/Oslo');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Saved.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add an objective' })).toHaveCount(0);
  anders.complaints.splice(0, anders.complaints.length, ...anders.complaints.filter((one) => !/status of 422/.test(one)));
});

test('questions, guides and what is needed are worded anew for paths that are started from now on', async ({ person, server }) => {
  const early = await Written.start(server, 'Before the questions changed');
  const beatriz = await person('Beatriz Costa');
  const { page } = beatriz;
  await beatriz.open('/organization/settings');
  await page.getByLabel('What are you good at?').fill('What do others come to you for?');
  await page.getByRole('checkbox', { name: 'Needs an answer before a submission (Start)' }).nth(1).check();
  await page.getByRole('checkbox', { name: 'At least one person, on whether it would be supported' }).check();
  await page.getByText('What stands beside each step').click();
  await page.getByLabel('Start', { exact: true }).fill('Meet at the round table.\nBring the list of last year.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save the steps' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Saved.' })).toBeVisible();

  const tomas = await person('Tomás Oliveira');
  await tomas.open(early.path);
  await expect(tomas.page.getByLabel('What are you good at?')).toBeVisible();
  const fresh = await Written.start(server, 'After the questions changed');
  await tomas.open(fresh.path);
  await expect(tomas.page.getByLabel('What do others come to you for?')).toBeVisible();
  await expect(tomas.page.getByText('Meet at the round table.')).toBeVisible();
  await expect(tomas.page.getByText('No answer to “What are you good at?”')).toHaveCount(0);
  await expect(tomas.page.locator('#submission')).toContainText('No answer to “What do others come to you for?”');
  await expect(tomas.page.locator('#submission')).toContainText('Nobody has answered yet whether this would be supported');

  await tomas.open(early.path);
  await tomas.page.getByRole('button', { name: 'Use the new questions and guides' }).click();
  await expect(tomas.page.getByLabel('What do others come to you for?')).toBeVisible();
  await expect(tomas.page.getByRole('button', { name: 'Use the new questions and guides' })).toHaveCount(0);
});
