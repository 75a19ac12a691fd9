// The guided steps: two owners of the framework fill them in together, and publish.
import type { Locator } from '@playwright/test';
import { expect, test, type Person } from '../fixtures/test';
import { sideways, violations } from '../fixtures/look';

const STEPS = ['philosophy', 'project', 'roles', 'competencies', 'levels', 'litmus', 'roadblocks', 'checks', 'publish'];

/** Somebody at a step. */
class Steps {
  constructor(readonly person: Person) {}

  static async open(person: Person, key: string): Promise<Steps> {
    const steps = new Steps(person);
    await steps.go(key);
    return steps;
  }

  get page() {
    return this.person.page;
  }

  /** Opens a step and waits until it can be written in. */
  async go(key: string): Promise<void> {
    await this.person.open(`/framework/steps${key === '' ? '' : `/${key}`}`);
    await this.saved();
  }

  async saved(): Promise<void> {
    await expect(this.page.getByTestId('sync')).toHaveText('Saved');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A field of the draft, by the end of its id. */
  field(id: string): Locator {
    return this.page.locator(`[id$="${id}"]`);
  }

  async write(text: Locator, words: string): Promise<void> {
    await expect(text).toBeEditable();
    await text.fill(words);
  }

  /** How far a step is, at the side. */
  standing(name: string): Locator {
    return this.page.locator('.phase').filter({ hasText: name }).locator('.phase__turn');
  }

  /** Opens what is folded. */
  async unfold(title: string | RegExp): Promise<Locator> {
    const fold = this.page.locator('details.fold').filter({ has: this.page.locator('.fold__title', { hasText: title }) });
    await fold.locator('summary').first().click();
    return fold;
  }
}

test('two owners write what they believe together, and see each other', async ({ person }) => {
  const beatriz = await Steps.open(await person('Beatriz Costa'), 'philosophy');
  const ines = await Steps.open(await person('Ines Bauer'), 'philosophy');
  await expect(beatriz.page.getByTitle(/Ines Bauer/)).toBeVisible();
  await expect(beatriz.standing('What you believe')).toHaveText('Done');
  await beatriz.write(beatriz.field('self-why'), 'People plan a future here.');
  await expect(ines.field('self-why')).toHaveValue('People plan a future here.');
  await ines.write(ines.field('self-values'), 'Candour and fairness.');
  await expect(beatriz.field('self-values')).toHaveValue('Candour and fairness.');
  // Both at once in one text: nothing is lost.
  await Promise.all([
    (async () => {
      await beatriz.field('self-why').press('Control+End');
      await beatriz.field('self-why').pressSequentially(' Everybody can read how.', { delay: 20 });
    })(),
    (async () => {
      await ines.field('self-why').press('Control+Home');
      await ines.field('self-why').pressSequentially('We want this: ', { delay: 20 });
    })(),
  ]);
  for (const one of [beatriz, ines]) {
    await expect(one.field('self-why')).toHaveValue('We want this: People plan a future here. Everybody can read how.');
    await one.saved();
  }
  // Nobody in leadership has agreed yet.
  await expect(beatriz.standing('What you believe')).toHaveText('1 open');
  await beatriz.page.keyboard.press('Alt+m');
  await expect(beatriz.page).toHaveURL(/\/framework\/f\//);
});

test('tables of who does what nest, and say who is double-booked', async ({ person }) => {
  const beatriz = await Steps.open(await person('Beatriz Costa'), 'project');
  const ines = await Steps.open(await person('Ines Bauer'), 'project');
  const tables = beatriz.page.locator('.table');
  await expect(tables).toHaveCount(2);
  await tables.first().getByRole('button', { name: 'Add a part of this' }).click();
  const part = tables.nth(2);
  await expect(part.getByRole('textbox', { name: 'Work', exact: true })).toBeFocused();
  await expect(part).toHaveAttribute('data-depth', '1');
  await beatriz.write(part.getByRole('textbox', { name: 'Work', exact: true }), 'Finance');
  await part.getByRole('button', { name: 'Add a helper' }).click();
  await expect(part.getByLabel('Who', { exact: true })).toBeFocused();
  await part.getByLabel('Who', { exact: true }).selectOption({ label: 'Samuel Okoro' });
  const booked = 'Samuel Okoro drives or helps in several tables: Path of the data family, Finance.';
  await expect(ines.page.getByText(booked)).toBeVisible();
  // Moved by keyboard, removed by one, brought back.
  await part.getByRole('button', { name: 'Move up: Finance' }).press('Enter');
  await expect(ines.page.locator('.table').nth(1).getByRole('textbox', { name: 'Work', exact: true })).toHaveValue('Finance');
  await ines.page.locator('.table').nth(1).getByRole('button', { name: 'Remove: Samuel Okoro' }).click();
  await expect(beatriz.page.getByText(booked)).toHaveCount(0);
  await ines.button('Bring it back').click();
  await expect(beatriz.page.getByText(/^Samuel Okoro drives or helps in several tables/)).toBeVisible();
});

test('roles without a path have to say how their people are supported', async ({ person }) => {
  const beatriz = await Steps.open(await person('Beatriz Costa'), 'roles');
  const role = await beatriz.unfold(/^Principal Data Engineer$/i);
  await role.getByRole('group', { name: 'Do many people hold it?' }).getByLabel('Yes').check();
  await expect(beatriz.standing('Which roles')).toHaveText('1 open');
  await role.getByLabel('There will be no path inside the organization for this role').check();
  await expect(role.getByText('Say how they are supported')).toBeVisible();
  await expect(beatriz.standing('Publish')).toHaveText('1 thing to fix first');
  await beatriz.write(role.getByLabel('How people in this role are supported'), 'A budget for learning, and time for it.');
  await expect(role.getByText('Say how they are supported')).toHaveCount(0);
  await expect(role.getByText('No path planned')).toBeVisible();
});

test('choice points are answered before publishing, and asked again after a new wording', async ({ person }) => {
  const beatriz = await Steps.open(await person('Beatriz Costa'), 'levels');
  const ines = await Steps.open(await person('Ines Bauer'), 'levels');
  const scope = beatriz.page.getByLabel('Scope at Leading');
  await beatriz.write(scope, 'Answers for a region');
  const publishing = await Steps.open(await beatriz.person.tab(), 'publish');
  await expect(publishing.page.locator('.gate__list a')).toHaveCount(3);
  await expect(publishing.button('Publish')).toBeDisabled();

  const answer = async (by: Steps, point: Locator, question: string, words: string) => {
    const asked = point.locator('.question').filter({ hasText: question });
    await by.write(asked.getByLabel('Your answer'), words);
    await asked.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(asked.getByText(words)).toBeVisible();
  };
  const mine = await beatriz.unfold('Scope at Leading');
  const theirs = await ines.unfold('Scope at Leading');
  await answer(beatriz, mine, 'Who could be held back', 'Whoever cannot travel.');
  await expect(theirs.getByText('Whoever cannot travel.')).toBeVisible();
  await answer(ines, theirs, 'Whose view do you need', 'The people of the coast.');
  await answer(ines, theirs, 'How does it work against', 'Travel is shared out in turn.');
  await expect(mine.locator('.fold__end')).toHaveText('answered');
  await expect(publishing.page.getByText('Nothing stands in the way. You can publish.')).toBeVisible();

  await beatriz.write(scope, 'Answers for two regions');
  await expect(mine.getByText('Look at it again')).toHaveCount(3);
  await expect(publishing.page.locator('.gate__list a')).toHaveCount(3);
  await answer(beatriz, mine, 'Who could be held back', 'Still whoever cannot travel.');
  await mine.locator('.question').first().getByText('Earlier answers').click();
  await expect(mine.getByText('Whoever cannot travel.', { exact: true })).toBeVisible();
  await beatriz.page.getByRole('searchbox').fill('coast ines');
  await expect(beatriz.page.getByRole('status').filter({ hasText: '1 answer' })).toBeVisible();
});

test('an answer that is begun stays open while somebody else answers the same question', async ({ person }) => {
  const beatriz = await Steps.open(await person('Beatriz Costa'), 'levels');
  const ines = await Steps.open(await person('Ines Bauer'), 'levels');
  await beatriz.write(beatriz.page.getByLabel('Scope at Leading'), 'Answers for a region');
  await beatriz.saved();
  const asked = async (steps: Steps) =>
    (await steps.unfold('Scope at Leading')).locator('.question').filter({ hasText: 'Who could be held back' });
  const [mine, theirs] = [await asked(beatriz), await asked(ines)];
  await mine.getByLabel('Your answer').click();
  await beatriz.page.keyboard.type('Whoever ');
  await ines.write(theirs.getByLabel('Your answer'), 'Those with a family.');
  await theirs.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(mine.getByText('Those with a family.')).toBeVisible();
  await beatriz.page.keyboard.type('cannot travel.');
  await expect(mine.getByLabel('Your answer')).toHaveValue('Whoever cannot travel.');
  await mine.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(mine.getByText('Whoever cannot travel.')).toBeVisible();
  await expect(mine.getByLabel('Your answer')).toHaveCount(0);
});

test('publishing is hindered, then works, and everybody at the table hears of it', async ({ person }) => {
  const beatriz = await Steps.open(await person('Beatriz Costa'), 'competencies');
  const publishing = await Steps.open(await person('Ines Bauer'), 'publish');
  await beatriz.button('Add a competency').click();
  const fresh = beatriz.page.locator('details.fold[open]');
  await expect(fresh.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  // Without a name it cannot be published; the line leads to it.
  const line = publishing.page.locator('.gate__list a');
  await expect(line).toHaveAttribute('href', /steps\/competencies#competency-/);
  await expect(publishing.button('Publish')).toBeDisabled();
  await beatriz.write(fresh.getByRole('textbox', { name: 'Name', exact: true }), 'Keeping promises');
  await beatriz.saved();
  await expect(publishing.page.getByText('Keeping promises is new.')).toBeVisible();
  await publishing.button('Begin with a list of what changed').click();
  await expect(publishing.page.getByLabel('What is new, in your words')).toHaveValue(/Keeping promises is new\./);
  await publishing.button('Publish').click();
  const dialog = publishing.page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toHaveText('Publish version 2?');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(publishing.page.getByText('Version 2 is published.')).toBeVisible();
  await expect(publishing.page.getByText('Nothing has changed since the last version, so there is nothing to publish.')).toBeVisible();
  await expect(publishing.page.getByText('You can publish.')).toHaveCount(0);
  const tomas = await person('Tomás Oliveira');
  await tomas.open('/framework/steps');
  await expect(tomas.page.getByText('Only those who write the framework work here')).toBeVisible();
});

/** Publishes what one owner has just written; for a day, where one is named. */
async function publish(owner: Steps, words: string, day = ''): Promise<void> {
  await owner.go('philosophy');
  await owner.write(owner.field('self-why'), words);
  await owner.saved();
  await owner.go('publish');
  await owner.page.getByLabel('Takes effect on (leave empty for today)').fill(day);
  await owner.button('Publish').click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
}

test('a version for a later day is announced, and holds for nobody before', async ({ person }) => {
  const ines = await Steps.open(await person('Ines Bauer'), 'publish');
  await publish(ines, 'We grow our own.', '2999-01-01');
  await expect(ines.page.getByText('Version 2 is published. It begins on 1 January 2999.')).toBeVisible();
  await expect(ines.page.getByText('Version 2 begins on 1 January 2999. A version that begins before')).toBeVisible();
  const tomas = await person('Tomás Oliveira');
  const { page } = tomas;
  await tomas.open('/framework');
  await expect(page.getByText('Version 1, in force since 1 January 2025')).toBeVisible();
  await expect(page.getByRole('region', { name: 'To come' })).toContainText('Version 2 begins on 1 January 2999');
  await expect(page.getByText('We grow our own.')).toHaveCount(0);
  await page.getByRole('region', { name: 'To come' }).getByRole('link', { name: 'Version 2' }).click();
  await expect(page.getByText('begins on 1 January 2999')).toBeVisible();
  // A newer one that begins now takes its place.
  await publish(ines, 'We grow our own, and say how.');
  await expect(ines.page.getByText('Version 3 is published.')).toBeVisible();
  await tomas.open('/framework/versions');
  await expect(page.locator('.row').filter({ hasText: 'Version 3' })).toContainText('in force');
  await expect(page.locator('.row').filter({ hasText: 'Version 2' })).toContainText('a newer one took its place');
});

test('how many hold a role is told from four on, and not whether anybody does', async ({ person }) => {
  const ines = await Steps.open(await person('Ines Bauer'), 'roles');
  await expect(ines.page.locator('.fold__sub').first()).toContainText('fewer than 4 people');
  await expect(ines.page.getByText(/nobody holds it|\b[1-3] (person|people)\b/)).toHaveCount(0);
  await ines.go('litmus');
  await expect(ines.page.locator('.figures tbody tr').first()).toContainText('under 4');
});

test('a role that the version of a path does not have is not passed over in silence', async ({ person }) => {
  const tomas = await person('Tomás Oliveira');
  await tomas.open('/path');
  await tomas.page.getByLabel('Where does it lead?').fill('Towards something newer');
  await tomas.page.getByRole('button', { name: 'Start', exact: true }).click();
  await tomas.page.waitForURL(/\/p\/[^/]+$/);
  const path = new URL(tomas.page.url()).pathname;
  const objectives = tomas.page.locator('#objectives');
  await tomas.open(`${path}?aim=role-of-tomorrow#objectives`);
  await expect(objectives.getByText('The role that you chose is not in version 1 of the framework')).toBeVisible();
  await expect(objectives.getByText('describe the job below')).toBeVisible();
  await expect(objectives.getByRole('button', { name: 'Switch to version' })).toHaveCount(0);

  const ines = await Steps.open(await person('Ines Bauer'), 'publish');
  await publish(ines, 'We grow our own.');
  await expect(ines.page.getByText('Version 2 is published.')).toBeVisible();
  // From elsewhere: the same address again would be a jump within the page.
  await tomas.open('/path');
  await tomas.open(`${path}?aim=role-of-tomorrow#objectives`);
  await objectives.getByRole('button', { name: 'Switch to version 2' }).click();
  await expect(objectives.getByText('is not in version 2 of the framework')).toBeVisible();
  await objectives.getByRole('button', { name: 'Keep it as it is' }).click();
  await expect(objectives.getByText('The role that you chose')).toHaveCount(0);
});

test('comments name their place, are answered and settled', async ({ person }) => {
  const beatriz = await Steps.open(await person('Beatriz Costa'), 'philosophy');
  const ines = await Steps.open(await person('Ines Bauer'), 'philosophy');
  await beatriz.write(beatriz.field('self-why'), 'We grow our own.');
  await beatriz.saved();
  await beatriz.page.getByLabel('Your comment').fill('Is this still true?');
  await beatriz.button('Comment').click();
  const thread = ines.page.locator('.thread').filter({ hasText: 'Is this still true?' });
  await expect(thread).toContainText('What you believe: why');
  await expect(thread).toContainText('We grow our own.');
  await thread.getByRole('button', { name: 'Answer Beatriz' }).click();
  await thread.getByLabel('Your answer').fill('For two of three.');
  await thread.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(beatriz.page.getByText('For two of three.')).toBeVisible();
  await beatriz.page.locator('.thread').filter({ hasText: 'Is this still true?' }).getByRole('button', { name: /^Settled/ }).click();
  await ines.page.getByText('Settled comments').click();
  await expect(ines.page.locator('details .thread')).toContainText('Settled by Beatriz');
  await expect(ines.page.locator('.threads').first()).not.toContainText('Is this still true?');
});

test('every step reads well for everybody, wide and narrow, light and dark', async ({ person }) => {
  const beatriz = await person('Beatriz Costa');
  for (const key of ['', ...STEPS]) {
    const steps = await Steps.open(beatriz, key);
    for (const [width, scheme] of [[1440, 'light'], [390, 'dark']] as const) {
      await steps.page.setViewportSize({ width, height: 900 });
      await steps.page.emulateMedia({ colorScheme: scheme });
      await expect(steps.page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const fold = steps.page.locator('details.fold:not([open]) > summary');
      if ((await fold.count()) > 0) await fold.first().click();
      expect(await violations(steps.page), `${key} ${width}`).toEqual([]);
      expect(await sideways(steps.page), `${key} ${width}`).toEqual([]);
    }
  }
});
