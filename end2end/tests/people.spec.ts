// The organization's people, as an administrator looks after them.
import { Api } from '../fixtures/api';
import { violations } from '../fixtures/look';
import { expect, test, type Person } from '../fixtures/test';

const row = (one: Person, name: string) => one.page.getByRole('row').filter({ hasText: name });

test('an administrator finds somebody, changes them and comes back to what was searched for', async ({ person }) => {
  const anders = await person('Anders Holm');
  await anders.open('/');
  const { page } = anders;
  await page.getByRole('link', { name: 'Organization' }).click();
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.pressSequentially('data tom', { delay: 30 });
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(search).toBeFocused();
  await expect(page).toHaveURL(/search=data(\+|%20)tom/);
  await page.getByRole('link', { name: 'Tomás Oliveira' }).click();
  await expect(page.getByRole('heading', { name: 'Tomás Oliveira' })).toBeVisible();
  await page.getByLabel('Job title').fill('Data Analyst of the North');
  await page.getByLabel('Administrator').check();
  await page.getByRole('button', { name: 'Change: Manager' }).click();
  await page.getByRole('searchbox', { name: 'Type a name: Manager' }).fill('marta');
  await expect(page.getByText('One is found')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Change: Manager' })).toBeFocused();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Saved.' })).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue('data tom');
  await expect(row(anders, 'Tomás Oliveira')).toContainText('Data Analyst of the North');
  await expect(row(anders, 'Tomás Oliveira')).toContainText('Marta Lindqvist');
  await expect(row(anders, 'Tomás Oliveira')).toContainText('Administrator');
});

test('somebody is added, given a link, and leaves again', async ({ person }) => {
  const anders = await person('Anders Holm');
  const { page } = anders;
  await anders.open('/organization/people/new');
  await page.getByLabel('Name', { exact: true }).fill('李 雷');
  await page.getByLabel('Job title').fill('Analyst');
  await page.getByLabel('Email').fill('lei@northlight.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: '李 雷' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByRole('textbox', { name: 'Make a link' })).toHaveValue(/\/join#[0-9a-f]{64}$/);
  await page.getByRole('button', { name: 'They have left' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere and close' }).click();
  await expect(page.getByText('Left just now')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make a link' })).toBeHidden();
  await page.getByRole('button', { name: 'Take the departure back' }).click();
  await expect(page.getByRole('button', { name: 'They have left' })).toBeVisible();
});

test('of two who change somebody at once one is told, and nothing is overwritten', async ({ person, server }) => {
  const anders = await person('Anders Holm');
  const api = await Api.signIn(server, 'Anders Holm');
  const found = await api.call('GET', '/people?search=beatriz');
  const id = found.json.people[0].person.id as string;
  await anders.open(`/organization/people/${id}`);
  const read = await api.call('GET', `/people/${id}`);
  const changed = await api.call('PUT', `/people/${id}`, {
    revision: read.json.revision,
    details: { ...read.json.details, title: 'Changed elsewhere' },
  });
  expect(changed.status).toBe(200);
  await anders.page.getByLabel('Job title').fill('Changed here');
  await anders.page.getByRole('button', { name: 'Save' }).click();
  await expect(anders.page.getByRole('alert').filter({ hasText: 'Somebody else changed this' })).toContainText('Job title is now: Changed elsewhere');
  expect((await api.call('GET', `/people/${id}`)).json.details.title).toBe('Changed elsewhere');
  const title = anders.page.getByLabel('Job title');
  await expect(title).toHaveValue('Changed here');
  await anders.page.getByRole('button', { name: 'Take theirs instead' }).click();
  await expect(title).toHaveValue('Changed elsewhere');
  await title.fill('Changed here after all');
  await anders.page.getByRole('button', { name: 'Save' }).click();
  await expect(anders.page.getByRole('alert').filter({ hasText: 'Saved.' })).toBeVisible();
  expect((await api.call('GET', `/people/${id}`)).json.details.title).toBe('Changed here after all');
  anders.complaints.splice(0, anders.complaints.length, ...anders.complaints.filter((one) => !/status of 409/.test(one)));
});

test('whoever is no administrator finds no such pages', async ({ person }) => {
  const ines = await person('Ines Bauer');
  await ines.open('/');
  await expect(ines.page.getByRole('link', { name: 'Organization' })).toHaveCount(0);
  expect(await ines.openNothing('/organization/people')).toBe(404);
  expect(await ines.openNothing('/organization/people/new')).toBe(404);
});

const LIST = `Employee ID;Full name;Work email;Position;Line manager
1;Zoë-Anaïs van der Meer;zoe@northlight.example;Data Analyst;2
2;Amina Diallo;amina@northlight.example;Head of Insight;Kofi Mensah
3;Tomás Oliveira;TOMAS@northlight.example;Data Engineer;nobody@northlight.example
`;

test('a list of people is brought in once it is in order, and taken back', async ({ person }) => {
  const anders = await person('Anders Holm');
  const { page } = anders;
  await anders.open('/organization/people');
  await page.getByRole('link', { name: 'Bring in a list' }).click();
  await expect(page.getByRole('heading', { name: 'Bring in a list of people' })).toBeVisible();
  const choose = (text: string) =>
    page.getByLabel('Choose a file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose(LIST);
  const problems = page.getByRole('list').filter({ hasText: 'Line 4:' });
  await expect(problems).toContainText('nobody@northlight.example');
  await expect(problems).toContainText('Choose what becomes of those who are here and not on this list.');
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeDisabled();
  await choose(LIST.replace('nobody@', 'ines@'));
  await expect(page.getByText('New: 2')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeDisabled();
  await page.getByLabel('They stay as they are').check();
  await expect(page.getByRole('button', { name: 'Bring it in' })).toBeEnabled();
  await page.getByText('New: 2').click();
  await expect(page.getByText('Manager: Amina Diallo')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByRole('heading', { name: 'The list is brought in' })).toBeFocused();
  await page.getByRole('link', { name: 'See everybody' }).click();
  await expect(row(anders, 'zoe@northlight.example')).toContainText('Amina Diallo');
  await page.getByRole('link', { name: 'Bring in a list' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('The list was taken back: everybody is as before.')).toBeVisible();
  await page.getByRole('link', { name: 'Organization' }).first().click();
  await expect(page.getByRole('row').filter({ hasText: 'Beatriz' })).toBeVisible();
  await expect(row(anders, 'zoe@northlight.example')).toHaveCount(0);
});

test('the columns of a list can be named by hand', async ({ person }) => {
  const anders = await person('Anders Holm');
  const { page } = anders;
  await anders.open('/organization/people/import');
  const buffer = Buffer.from('Wer;Wo;Was\nZoë;zoe@northlight.example;Analystin\n');
  await page.getByLabel('Choose a file').setInputFiles({ name: 'leute.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('No column holds the addresses for sign-in')).toBeVisible();
  await page.getByLabel('Wer').selectOption('Full name');
  await page.getByLabel('Wo', { exact: true }).selectOption('Email');
  await page.getByLabel('Was').selectOption('Job title');
  await page.getByRole('button', { name: 'Read again like this' }).click();
  await expect(page.getByText('New: 1')).toBeVisible();
});
