// Another manager takes over a path: the organization names them, the one before leaves a note, and the employee decides what goes with it.
import { Api } from '../fixtures/api';
import { violations } from '../fixtures/look';
import { expect, test, type Person } from '../fixtures/test';
import { Written } from '../fixtures/written';

/** What an administrator does on the page of a person. */
async function name(administrator: Api, employee: string, manager: string): Promise<void> {
  const found = async (words: string) => (await administrator.call('GET', `/people?search=${words}`)).json.people[0].person.id as string;
  const [who, to] = [await found(employee), await found(manager)];
  const read = (await administrator.call('GET', `/people/${who}`)).json;
  const details = { ...read.details, manager: to };
  const changed = await administrator.call('PUT', `/people/${who}`, { revision: read.revision, details });
  expect(changed.status).toBe(200);
}

const notice = (one: Person) => one.page.locator('#handover');

test('a path is handed over section by section, with a note, while all three look at it', async ({ person, server }) => {
  const written = await Written.start(server, 'On its way to somebody else');
  await written.share('objectives', 'writing');
  await written.share('start', 'reading');
  const administrator = await Api.signIn(server, 'Anders Holm');
  const [tomas, ines, kofi] = [await person('Tomás Oliveira'), await person('Ines Bauer'), await person('Kofi Mensah')];
  await Promise.all([tomas.open(written.path), ines.open(written.path)]);
  await expect(notice(tomas)).toHaveText('');

  await name(administrator, 'tomás', 'kofi');
  // Nobody has to load the page again.
  await expect(notice(tomas)).toContainText('Kofi is your manager now. This path is still with Ines.');
  await expect(notice(ines)).toContainText("Kofi is Tomás's manager now");
  await ines.page.getByLabel('Note for Kofi').fill('We meet on Tuesdays. Ask about the pipeline first.');
  await ines.page.getByRole('button', { name: 'Save the note' }).click();
  await expect(notice(ines).getByRole('status')).toHaveText('Saved');
  await expect(notice(tomas)).toContainText('We meet on Tuesdays.');

  await tomas.open('/');
  await tomas.page.getByRole('listitem').filter({ hasText: 'Kofi is your manager now' }).getByRole('link', { name: 'Hand over' }).click();
  await expect(notice(tomas)).toContainText('Kofi is your manager now. This path is still with Ines.');
  await tomas.page.getByText('Hand it over to Kofi').click();
  const start = tomas.page.getByRole('group', { name: 'Start' }).last();
  await expect(start.getByLabel('Kofi can read')).toBeChecked();
  await start.getByLabel('Only I see it').check();
  expect(await violations(tomas.page)).toEqual([]);
  await tomas.page.getByRole('button', { name: 'Hand over to Kofi' }).click();

  await expect(tomas.page.getByText('with Kofi Mensah')).toBeVisible();
  await expect(notice(tomas)).toContainText('With Ines Bauer until');
  await expect(ines.page.getByTestId('sync')).toContainText('This page is no longer open for you.');
  await kofi.open('/people');
  await kofi.page.getByRole('link', { name: 'On its way to somebody else' }).click();
  await kofi.page.getByText('Read the note').click();
  await expect(notice(kofi)).toContainText('Ask about the pipeline first.');
  await expect(kofi.page.locator('#objectives-beyond:not([readonly])')).toBeVisible();
  await expect(kofi.page.locator('#start')).toContainText('Only Tomás');
  await kofi.page.locator('#objectives-beyond').click();
  await kofi.page.keyboard.type('Kofi is here');
  await expect(tomas.page.locator('#objectives-beyond')).toHaveValue(/Kofi is here/);
  // Her page may have asked once more while it was told.
  ines.complaints.splice(0, ines.complaints.length, ...ines.complaints.filter((one) => !/status of 404/.test(one)));
});

test('an administrator is told what another manager means before it is saved', async ({ person, server }) => {
  await Written.start(server, 'A path that stays for now');
  const anders = await person('Anders Holm');
  await anders.open('/organization/people?search=tom');
  const { page } = anders;
  await page.getByRole('link', { name: 'Tomás Oliveira' }).click();
  await expect(page.getByText('until Tomás Oliveira hands')).toBeHidden();
  await page.getByRole('button', { name: 'Change: Manager' }).click();
  await page.getByRole('searchbox', { name: 'Type a name: Manager' }).fill('kofi');
  await expect(page.getByText('One is found')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/with Ines Bauer until Tomás Oliveira hands (it|them) over to Kofi Mensah/)).toBeVisible();
});
