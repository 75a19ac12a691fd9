// The direction of a path decides what is asked for, and the page says so; the second round of questions asks what would prepare somebody.
import { Api } from '../fixtures/api';
import { Table } from '../fixtures/desk';
import { expect, test } from '../fixtures/test';
import { Written } from '../fixtures/written';

test('each direction says what it asks for, and the list of what is missing follows it', async ({ person, server }) => {
  const written = await Written.start(server, 'Which way');
  const tomas = new Table(await person('Tomás Oliveira'), written.path);
  await tomas.person.open(written.path);
  const target = tomas.section('objectives');
  const missing = tomas.section('submission');
  const kind = tomas.page.locator('#objectives-kind');
  await expect(kind).toBeEnabled();

  await kind.selectOption('up');
  await expect(target.getByText('Needed: the role, its job description, and both your assessments')).toBeVisible();
  await expect(missing.getByText('The job description has no clause yet')).toBeVisible();
  await expect(missing.getByText('You have not sealed the assessment yet')).toBeVisible();

  await kind.selectOption('stay');
  await expect(target.getByText('Staying is worth as much as going on.')).toBeVisible();
  await expect(target.getByText("Today's role", { exact: true })).toBeVisible();
  for (const line of ['The job description has no clause yet', 'You have not sealed the assessment yet', 'The role aimed at has no name']) {
    await expect(missing.getByText(line)).toHaveCount(0);
  }
  await expect(tomas.section('alignment').getByText('This direction needs no job description.')).toBeVisible();

  await kind.selectOption('outside');
  await expect(tomas.page.locator('#objectives-role')).toHaveCount(0);
  await expect(missing.getByText('The role aimed at has no name')).toBeVisible();
  await tomas.write(target.getByLabel('What is it, in your own words?'), 'A workshop of my own');
  await expect(missing.getByText('The role aimed at has no name')).toHaveCount(0);

  await kind.selectOption('take_on_management');
  await expect(tomas.page.locator('#objectives-role option').first()).toHaveText("Today's role, and managing people");
  await tomas.saved();
});

test('what would prepare somebody is asked with words of its own and answered without a vote', async ({ person, server }) => {
  const samuel = await Api.signIn(server, 'Samuel Okoro');
  const mine = (await samuel.call('GET', '/proposals')).json as { id: string }[];
  const path = `/p/${mine[0]!.id}`;
  const ines = new Table(await person('Ines Bauer'), path);
  await ines.person.open(path);
  const milestones = ines.section('milestones');
  await milestones.getByText('Ask somebody').click();
  await expect(milestones.getByLabel('Question')).toHaveValue('Which training, goals and milestones would prepare Samuel best?');
  await expect(milestones.locator('.section__audience')).toContainText('Priya Raman (about one question, until');

  const priya = await person('Priya Raman');
  await priya.open('/');
  await priya.page.getByRole('link', { name: /^Answer/ }).first().click();
  await priya.page.waitForURL(/\/c\//);
  for (const part of ['Direction', 'Aimed at', 'Where there is a gap', 'In focus', 'Performance goals', 'Milestones planned so far']) {
    await expect(priya.page.getByRole('heading', { level: 3, name: part, exact: true })).toBeVisible();
  }
  await expect(priya.page.getByRole('radio')).toHaveCount(0);
  await expect(priya.page.getByText('I changed the model of returns in March')).toHaveCount(0);
  await priya.page.getByLabel('Which training, goals and milestones would prepare Samuel?').fill('A month beside the planners.');
  await priya.page.getByRole('button', { name: 'Send my answer' }).click();
  await expect(priya.page.getByText('Thank you. Your answer is with them.')).toBeVisible();
  await expect(milestones.getByText('A month beside the planners.')).toBeVisible();
});
