// The whole journey through the real pages: two people write a path together, leadership decides on it, and a restart forgets nothing.
import { follow, Table } from '../fixtures/desk';
import { expect, test, type Person } from '../fixtures/test';

const TITLE = 'Towards staff data engineer';
const OWN_EVIDENCE = 'Only Tomas knows about the backfill of March';

async function rateAll(table: Table, levels: string[], evidence: string): Promise<void> {
  const items = table.section('gaps').locator('li.item').filter({ has: table.page.locator('input[name^="level-"]') });
  await expect(items.first()).toBeVisible();
  const count = await items.count();
  expect(count).toBeGreaterThan(1);
  await expect(table.button('Seal my assessment', 'gaps')).toBeDisabled();
  for (let at = 0; at < count; at += 1) {
    const item = items.nth(at);
    await item.getByRole('radio', { name: levels[at % levels.length]!, exact: true }).check();
    await item.getByRole('textbox').fill(`${evidence}, ${at + 1}`);
    await expect(item.getByText('Saved', { exact: true })).toBeVisible();
  }
  await expect(table.section('gaps').getByText(`${count} of ${count} rated`)).toBeVisible();
}

async function seal(table: Table): Promise<void> {
  await table.press('Seal my assessment', 'gaps');
  await table.confirm('Seal my assessment');
}

async function signBoth(first: Table, second: Table): Promise<void> {
  await first.press('Sign', 'submission');
  await expect(first.section('submission').locator('.signature[data-signed=yes]')).toHaveCount(1);
  await second.press('Sign', 'submission');
  await expect(second.section('submission').getByText('Both have signed.')).toBeVisible();
}

async function submit(employee: Table): Promise<void> {
  await employee.press('Submit to leadership', 'submission');
  await employee.confirm('Submit to leadership');
  await expect(employee.section('submission').getByText('Submitted. What was signed is pinned and cannot change.')).toBeVisible();
}

/** Answers every question of the rubric. */
async function rubric(reviewer: Person, answer: string): Promise<void> {
  for (const criterion of ['realistic', 'creates-value', 'evidence']) {
    await reviewer.page.locator(`input[name="${criterion}"][value="${answer}"]`).check();
  }
}

test('a path is written, decided on, changed, approved, and survives a restart', async ({ person, server }) => {
  test.setTimeout(240_000);
  const [tomasHere, inesHere, marta, priya] = await Promise.all(
    ['Tomás Oliveira', 'Ines Bauer', 'Marta Lindqvist', 'Priya Raman'].map((name) => person(name)),
  ) as [Person, Person, Person, Person];
  const heard = inesHere.listen();
  let path = '';
  let tomas!: Table;
  let ines!: Table;

  await test.step('Tomás starts a path that is his alone', async () => {
    await tomasHere.open('/path');
    await tomasHere.page.getByLabel('Where does it lead?').fill(TITLE);
    await tomasHere.page.getByRole('button', { name: 'Start', exact: true }).click();
    await tomasHere.page.waitForURL(/\/p\/[^/]+$/);
    path = new URL(tomasHere.page.url()).pathname;
    tomas = new Table(tomasHere, path);
    await expect(tomas.page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    await tomas.missing([
      ['Start is not shared with the manager yet', '#start'],
      ['You have not agreed to the goals and rules yet', '#start'],
      ['Ines has not agreed to the goals and rules yet', '#start'],
      ["Nothing written on today's role", '#start'],
      ['Objectives is not shared with the manager yet', '#objectives'],
      ["No answer on goals apart from today's role", '#objectives'],
      ['No picture of the job in five years', '#objectives'],
      ['No goal yet', '#objectives'],
      ['The direction of the path is open', '#objectives'],
      ['The role aimed at has no name', '#objectives'],
      ['The job description has no clause yet', '#objectives'],
      ['Connection is not shared with the manager yet', '#connection'],
      ['Alignment is not shared with the manager yet', '#alignment'],
      ['The job description is not accepted yet', '#alignment'],
      ['Gaps is not shared with the manager yet', '#gaps'],
      ['You have not sealed the assessment yet', '#gaps'],
      ['Ines has not sealed the assessment yet', '#gaps'],
      ['Choose two or three things to focus on', '#gaps'],
      ['Milestones is not shared with the manager yet', '#milestones'],
      ['No milestone yet', '#milestones'],
    ]);
    await tomas.press('I have read this and agree', 'start');
    await expect(tomas.button('I have read this and agree')).toHaveCount(0);
    await tomas.write(tomas.page.locator('#start-today'), 'Data engineer, level 2, since 2024.');
    await tomas.saved();
  });

  await test.step('he shares, and each sees the other write', async () => {
    expect(await inesHere.openNothing(path)).toBe(404);
    await tomas.share('start', 'reading');
    await tomas.share('objectives', 'writing');
    await inesHere.open('/people');
    await inesHere.page.getByRole('link', { name: TITLE }).click();
    await inesHere.page.waitForURL(`**${path}`);
    ines = new Table(inesHere, path);
    await ines.press('I have read this and agree', 'start');
    await expect(ines.page.locator('#start-today')).toHaveValue('Data engineer, level 2, since 2024.');
    await expect(ines.page.locator('#start-today')).not.toBeEditable();
    await expect(tomas.page.getByRole('list', { name: 'Here now' }).getByRole('listitem')).toHaveCount(2);

    const [his, hers] = [tomas.page.locator('#objectives-beyond'), ines.page.locator('#objectives-beyond')];
    await expect(hers).toBeEditable();
    await tomas.type(his, 'Data that people trust');
    await expect(hers).toHaveValue('Data that people trust');
    await hers.focus();
    await hers.press('Control+Home');
    await Promise.all([
      tomas.type(his, ', and a team that owns it.'),
      hers.pressSequentially('Ines heard: ', { delay: 25 }),
    ]);
    for (const one of [his, hers]) await expect(one).toHaveValue('Ines heard: Data that people trust, and a team that owns it.');
    await expect(tomas.section('objectives').getByText(/Ines is (here|writing…)/)).toBeVisible();
    await tomas.write(tomas.page.locator('#objectives-five-years'), 'I set the technical course of two domains.');
  });

  await test.step('goals, target and job description', async () => {
    for (const [at, words] of ['Lead the design of one system', 'Set the course of a domain'].entries()) {
      await tomas.press('Add a goal');
      await tomas.write(tomas.texts('objectives', 'goal').nth(at), words);
    }
    await tomas.section('objectives').locator('select[id$="-term"]').nth(1).selectOption('long');
    await tomas.page.locator('#objectives-kind').selectOption('up');
    await tomas.page.locator('#objectives-role').selectOption({ label: 'Staff Data Engineer · Data, level 4' });
    for (const [at, words] of ['Sets the technical course of a domain', 'Coaches two engineers'].entries()) {
      await ines.press('Add a clause');
      await ines.write(ines.texts('objectives', 'clause').nth(at), words);
    }
    await expect(ines.texts('objectives', 'goal').nth(1)).toHaveValue('Set the course of a domain');
    await expect(tomas.texts('objectives', 'clause').nth(1)).toHaveValue('Coaches two engineers');
    await tomas.saved();
  });

  await test.step('what the goals serve, and one question to a stakeholder', async () => {
    await tomas.share('connection', 'writing');
    const serves = ines.section('connection').locator('select[id$="-serves"]');
    await serves.nth(0).selectOption({ index: 2 });
    await serves.nth(1).selectOption('left_open');
    await expect(tomas.section('connection').locator('select[id$="-serves"]').nth(1)).toHaveValue('left_open');

    const support = ines.section('connection');
    await support.getByText('Ask somebody').click();
    await support.getByLabel('Whom').selectOption({ label: 'Priya Raman, Head of Product Operations' });
    await support.getByLabel('Answer by').fill('2031-03-01');
    await expect(support.getByLabel('Question')).toHaveValue('Would you support this, and which need would it serve?');
    await support.getByLabel('Question').fill('Would product operations support this?');
    await ines.press('Propose to ask', 'connection');
    await expect(tomas.section('connection').getByText('Ines would like to ask Priya Raman')).toBeVisible();
    await tomas.press('Yes, ask', 'connection');
    await expect(ines.section('connection').getByText('Priya was asked')).toBeVisible();
    // What she reads is said where it stands, to both, from this moment on.
    for (const [one, other] of [[tomas, 'Ines'], [ines, 'Tomás']] as const) {
      await expect(one.section('objectives').locator('.section__audience')).toContainText(
        `You, ${other} and Priya Raman (about one question, until 1 March 2031)`,
      );
      await expect(one.section('start').locator('.section__audience')).not.toContainText('Priya');
    }

    // The name of the path is not among what she was asked: the question stands in its place.
    await follow(priya, 'asks what you think of a path', 'Would product operations support this?');
    await priya.page.waitForURL(/\/c\//);
    await expect(priya.page.getByText(TITLE)).toHaveCount(0);
    await expect(priya.page.getByText('Would product operations support this?')).toBeVisible();
    for (const part of ['Goals', 'Direction', 'Aimed at', 'What this role does', 'What this role expects', 'Job description']) {
      await expect(priya.page.getByRole('heading', { level: 3, name: part, exact: true })).toBeVisible();
    }
    await expect(priya.page.getByText('Staff Data Engineer', { exact: true })).toBeVisible();
    await expect(priya.page.getByText('Data, level 4 (Leading)')).toBeVisible();
    await expect(priya.page.getByText('Lead the design of one system')).toBeVisible();
    await expect(priya.page.getByText('Data that people trust')).toHaveCount(0);
    await priya.page.getByRole('radio', { name: 'Likely supported' }).check();
    await priya.page.getByLabel('Why, and which need does it serve?').fill('We wait for a single source of truth.');
    await priya.page.getByRole('button', { name: 'Send my answer' }).click();
    await expect(priya.page.getByText('Thank you. Your answer is with them.')).toBeVisible();
    for (const one of [tomas, ines]) {
      await expect(one.section('connection').getByText('Priya answered')).toBeVisible();
      await expect(one.section('objectives').locator('.section__audience')).toContainText('(about one question, answered)');
    }
  });

  await test.step('the job description, clause by clause', async () => {
    await tomas.share('alignment', 'writing');
    await ines.press('Begin the walk-through', 'alignment');
    await ines.section('alignment').getByRole('radio', { name: 'Fits', exact: true }).nth(0).check();
    await ines.section('alignment').getByRole('radio', { name: 'Fits with a change', exact: true }).nth(1).check();
    await expect(tomas.section('alignment').getByRole('radio', { name: 'Fits with a change', exact: true }).nth(1)).toBeChecked();
    await ines.write(ines.texts('alignment', 'feedback').nth(1), 'One engineer to begin with.');
    await ines.saved();
    await tomas.press('It stands', 'alignment');
    await expect(ines.section('alignment').getByText('The job description stands')).toBeVisible();
  });

  await test.step('each rates alone; both open together', async () => {
    await ines.press('Begin the assessments', 'gaps');
    await ines.confirm('Begin the assessments');
    await expect(ines.section('gaps').getByText('The assessments begin when Tomás agrees.')).toBeVisible();
    await follow(tomasHere, 'Ines would like to begin the assessments. Do you agree?', TITLE);
    await tomasHere.page.waitForURL(`**${path}#gaps`);
    await tomas.press('Agree and begin', 'gaps');
    await tomas.confirm('Agree and begin');
    // Nobody has rated: Ines takes it back once more, and both begin anew.
    await ines.press('Call the assessments off', 'gaps');
    await ines.confirm('Call the assessments off');
    await tomas.press('Begin the assessments', 'gaps');
    await tomas.confirm('Begin the assessments');
    await ines.press('Agree and begin', 'gaps');
    await ines.confirm('Agree and begin');
    await rateAll(tomas, ['Sometimes, or with help', 'Reliably', 'No opportunity yet'], OWN_EVIDENCE);
    await seal(tomas);
    await expect(tomas.section('gaps').getByText('You have sealed your assessment.')).toBeVisible();
    await expect(ines.section('gaps').getByText('Tomás has sealed.')).toBeVisible();

    await ines.person.open(path);
    await expect(ines.section('gaps').getByText('Only you can read this until both are sealed.')).toBeVisible();
    expect(await ines.page.content()).not.toContain(OWN_EVIDENCE);
    expect(await heard.all()).not.toContain(OWN_EVIDENCE);
    await expect(ines.section('gaps').locator('input[name^="level-"]:checked')).toHaveCount(0);

    await rateAll(ines, ['Reliably', 'Reliably', 'Not yet'], 'Ines saw it in the review of April');
    expect(await heard.all()).not.toContain(OWN_EVIDENCE);
    await seal(ines);
    for (const one of [tomas, ines]) {
      await expect(one.section('gaps').getByRole('heading', { name: 'Both assessments' })).toBeVisible();
      await expect(one.section('gaps').getByText(`${OWN_EVIDENCE}, 1`, { exact: true })).toBeVisible();
      await expect(one.section('gaps').getByText('Ines saw it in the review of April, 1', { exact: true })).toBeVisible();
    }
    // What is looked for does arrive once it may: the ear is not deaf.
    await expect.poll(() => heard.all()).toContain(OWN_EVIDENCE);
  });

  const focus: string[] = [];
  await test.step('focus, of which there are two or three, and a milestone', async () => {
    await tomas.share('gaps', 'writing');
    const choices = ines.section('gaps').getByRole('group', { name: 'Focus' }).locator('label');
    for (const at of [0, 1, 2]) await choices.nth(at).getByRole('checkbox').check();
    await expect(ines.section('gaps').getByText('Three are chosen.')).toBeVisible();
    await expect(choices.nth(3).getByRole('checkbox')).toBeDisabled();
    await choices.nth(2).getByRole('checkbox').uncheck();
    await expect(choices.nth(3).getByRole('checkbox')).toBeEnabled();
    for (const at of [0, 1]) {
      focus.push((await choices.nth(at).innerText()).trim());
      await expect(tomas.section('gaps').getByRole('group', { name: 'Focus' }).getByRole('checkbox').nth(at)).toBeChecked();
    }
    await tomas.share('milestones', 'writing');
    await expect(tomas.section('milestones').getByText(`No milestone closes the gap in “${focus[0]}” yet.`)).toBeVisible();
    await tomas.press('Add a milestone');
    await tomas.write(tomas.texts('milestones', 'title').first(), 'The pipeline of orders, redesigned');
  });

  await test.step('the gate lists exactly what is missing, each line a link, and then nothing', async () => {
    const item = /^#milestones-[a-z0-9-]+$/;
    await tomas.missing([
      ['A linked goal does not say what value it creates', /^#connection-[a-z0-9-]+$/],
      ['A focus has no milestone that closes its gap', '#milestones'],
      ['A focus has no milestone that closes its gap', '#milestones'],
      ['A milestone has no measure', item],
      ['A milestone has no value to reach', item],
      ['A milestone has no date', item],
      ['A milestone has no kind', item],
      ['A milestone has no gap that it closes', item],
      ['A milestone has no person responsible', item],
      ['A milestone has no person who confirms it', item],
    ]);
    await expect(tomas.button('Sign', 'submission')).toBeDisabled();

    await tomas.section('submission').getByRole('link', { name: 'A linked goal does not say what value it creates' }).click();
    const goal = tomas.page.locator(new URL(tomas.page.url()).hash);
    await expect(goal).toBeInViewport();
    await tomas.write(goal.locator('textarea[id$="-value"]'), 'Orders arrive the same day instead of the next.');
    await tomas.section('submission').getByRole('link', { name: 'A milestone has no measure' }).click();
    const milestone = tomas.page.locator(new URL(tomas.page.url()).hash);
    await expect(milestone).toBeInViewport();
    await tomas.write(milestone.locator('textarea[id$="-measure"]'), 'Late orders in the daily report');
    await milestone.getByLabel('Today').fill('40 a day');
    await milestone.getByLabel('Goal', { exact: true }).fill('under 5 a day');
    await milestone.getByLabel('By', { exact: true }).fill('2031-06-30');
    await milestone.getByLabel('How', { exact: true }).selectOption('project');
    await milestone.getByLabel('Closes the gap in').selectOption({ label: focus[0]! });
    await milestone.getByLabel('Responsible').selectOption('employee');
    await tomas.missing([
      ['A focus has no milestone that closes its gap', '#milestones'],
      ['A milestone has no person who confirms it', item],
    ]);
    const confirmer = ines.section('milestones').getByLabel('Confirmed by');
    await expect(confirmer.locator('option[value=employee]')).toHaveCount(0);
    await confirmer.selectOption('manager');

    await tomas.press('Add a milestone');
    const second = tomas.section('milestones').locator('li.item').nth(1);
    await tomas.write(second.locator('textarea[id$="-title"]'), 'A design reviewed by two neighbouring teams');
    await tomas.write(second.locator('textarea[id$="-measure"]'), 'Both teams have signed the review');
    await second.getByLabel('Goal', { exact: true }).fill('1 design');
    await second.getByLabel('By', { exact: true }).fill('2031-12-31');
    await second.getByLabel('How', { exact: true }).selectOption('project');
    await second.getByLabel('Closes the gap in').selectOption({ label: focus[1]! });
    await second.getByLabel('Responsible').selectOption('manager');
    await second.getByLabel('Confirmed by').selectOption('employee');
    await tomas.complete();
    await ines.complete();
    await Promise.all([tomas.saved(), ines.saved()]);
  });

  await test.step('a signature stands under exactly what lay there; both sign, Tomás submits', async () => {
    await tomas.press('Sign', 'submission');
    await expect(ines.section('submission').locator('.signature[data-signed=yes]')).toHaveCount(1);
    await ines.write(ines.page.locator('#gaps-summary'), 'The craft is there; the course of a domain is new.');
    for (const one of [tomas, ines]) {
      await expect(one.section('submission').getByText('The text changed since: sign again')).toBeVisible();
    }
    await ines.saved();
    await signBoth(tomas, ines);
    await expect(tomas.texts('objectives', 'goal').first()).not.toBeEditable();
    await submit(tomas);
  });

  const note = 'Name the domain, so that it can be judged.';
  await test.step('Marta reads version 1 and asks for a change of a passage', async () => {
    await follow(marta, "Review version 1 of Tomás's path", TITLE);
    await marta.page.waitForURL(`**${path}/v/1`);
    await marta.page.getByRole('button', { name: 'Begin the review' }).click();
    await expect(tomas.section('decision').getByText('A reviewer is reading.')).toBeVisible();
    const line = marta.page.locator('#objectives .passage').filter({ hasText: 'Set the course of a domain' });
    await line.locator('.passage__text').evaluate((element) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const from = text.data.indexOf('a domain');
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, from + 'a domain'.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
    await line.getByRole('button', { name: /^Ask for a change to line \d+$/ }).click();
    await expect(marta.page.locator('.card blockquote')).toHaveText('a domain');
    await marta.page.getByLabel('What do you ask for?').fill(note);
    await rubric(marta, 'with-changes');
    await marta.page.getByLabel('Reason', { exact: true }).fill('Convincing, and not yet concrete enough to decide on.');
    await marta.page.getByRole('button', { name: 'Request changes' }).click();
    await marta.page.getByRole('dialog').getByRole('button', { name: 'Request changes' }).click();
    await expect(marta.page.locator('.decision').getByText('Convincing, and not yet concrete enough to decide on.')).toBeVisible();
  });

  await test.step('the pair reconvenes, changes the text, answers and submits version 2', async () => {
    await expect(ines.section('reconvene').getByText(note)).toBeVisible();
    await follow(tomasHere, 'Leadership asks for changes: meet and open the text again', TITLE);
    await tomasHere.page.waitForURL(`**${path}#reconvene`);
    await tomas.press('Open the text again', 'reconvene');
    await tomas.missing([['A change request has no answer', /^#reconvene-[a-z0-9-]+$/]]);
    await tomas.write(tomas.texts('objectives', 'goal').nth(1), 'Set the course of the order domain');
    await expect(ines.texts('objectives', 'goal').nth(1)).toHaveValue('Set the course of the order domain');
    await ines.section('reconvene').getByLabel('What did you change, or why do you keep it?').fill('It is the order domain now.');
    await ines.press('Save the answer', 'reconvene');
    await expect(tomas.section('reconvene').getByText('Every request has an answer.')).toBeVisible();
    await tomas.complete();
    await Promise.all([tomas.saved(), ines.saved()]);
    await signBoth(tomas, ines);
    await submit(tomas);
  });

  await test.step('Marta sees what changed and approves', async () => {
    await follow(marta, "Review version 2 of Tomás's path", TITLE);
    await marta.page.waitForURL(`**${path}/v/2`);
    await expect(marta.page.getByText('showing changes since version 1')).toBeVisible();
    const line = marta.page.locator('#objectives .passage[data-change=changed]');
    await expect(line).toHaveCount(1);
    await expect(line.locator('del')).toHaveText('a');
    await expect(line.locator('ins')).toHaveText('the order');
    await expect(marta.page.getByRole('heading', { name: 'Settled since version 1' })).toBeVisible();
    await expect(marta.page.getByText('It is the order domain now.')).toBeVisible();
    await rubric(marta, 'yes');
    await marta.page.getByLabel('Reason', { exact: true }).fill('Concrete, owned and measurable.');
    await marta.page.getByRole('button', { name: 'Approve', exact: true }).click();
    await marta.page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(marta.page.locator('.decision').getByText('Concrete, owned and measurable.')).toBeVisible();
  });

  const approved = async () => {
    await expect(tomas.page.locator('.proposal__head').getByText('Approved', { exact: true })).toBeVisible();
    await expect(tomas.section('decision').getByText('Concrete, owned and measurable.')).toBeVisible();
    await expect(tomas.section('path').getByText('Approved. Set out when you are ready.')).toBeVisible();
  };
  await test.step('Tomás sees it approved without reloading', approved);

  await test.step('a killed server forgets nothing', async () => {
    await server.kill();
    await server.start();
    await tomas.saved();
    await tomasHere.open(path);
    await approved();
    await expect(tomas.page.locator('#start-today')).toHaveValue('Data engineer, level 2, since 2024.');
    await expect(tomas.texts('objectives', 'goal').nth(1)).toHaveValue('Set the course of the order domain');
    await tomas.page.getByRole('tab', { name: 'Versions' }).click();
    await expect(tomas.page.getByRole('link', { name: /^Version \d$/ })).toHaveText(['Version 2', 'Version 1']);
    await tomas.page.getByRole('link', { name: 'Version 1', exact: true }).click();
    await tomas.page.waitForURL(`**${path}/v/1`);
    await expect(tomas.page.locator('#objectives').getByText('Set the course of a domain')).toBeVisible();
  });
});
