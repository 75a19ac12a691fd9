// The first organization of a server, made by the link that the program prints.
import { violations } from '../fixtures/look';
import { Server } from '../fixtures/server';
import { expect, Person, reportViolations, test } from '../fixtures/test';

test('an organization begins with a link, its administrator, and the people they add', async ({ browser }) => {
  const server = await Server.empty();
  try {
    const link = /\/begin#[0-9a-f]{64}/.exec(server.said)?.[0];
    expect(link, server.said).toBeDefined();
    const context = await browser.newContext();
    await reportViolations(context);
    const ann = new Person('Ann', context, await context.newPage(), server.url);
    await ann.open('/begin#none');
    await expect(ann.page.getByText('This link no longer works')).toBeVisible();
    ann.complaints.length = 0;
    await ann.page.goto('about:blank');
    const asked: string[] = [];
    ann.page.on('request', (request) => asked.push(request.url()));
    await ann.open(link ?? '');
    const { page } = ann;
    await expect(page.getByRole('heading', { name: 'Your organization' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Name of the organization').fill('Northwind');
    await page.getByLabel('Your name').fill('Ann');
    await page.getByLabel('Your job title').fill('Founder');
    await page.getByLabel('Email').fill('ann');
    await page.getByLabel('Your password').fill('a few words of mine');
    await page.getByLabel('Email').fill('ann@here.example');
    await page.getByRole('button', { name: 'Create it and sign in' }).click();
    await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'ann@here.example' })).toContainText('Administrator');
    expect(asked.filter((url) => url.includes(link?.slice(-64) ?? ''))).toEqual([]);
    for (const path of ['/', '/path', '/framework', '/framework/map', '/organization/people/new', '/me']) {
      await ann.open(path);
      await expect(page.getByRole('main').first()).toBeVisible();
    }
    await page.goto('about:blank');
    await ann.open(link ?? '');
    await expect(page.getByText('This link no longer works')).toBeVisible();
    expect(ann.complaints.filter((one) => !/status of 404/.test(one))).toEqual([]);
    await context.close();
  } finally {
    await server.remove();
  }
});
