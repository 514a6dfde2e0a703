import type { Page } from '@playwright/test';
import { countOf, DESK, expect, expectRows, test } from './world.ts';

const bar = (page: Page) => page.getByRole('search');

/**
 * The values of an open facet. Their boxes are drawn by the label, so that is what a click aims at; a forced check of
 * the hidden box would not wait until the panel has found its place.
 */
const facetOptions = (page: Page, facet: string) => page.getByRole('list', { name: facet }).locator('label');

/** Opens the control of a field in the menu of all fields. */
async function openField(page: Page, label: string) {
  await bar(page).getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('list', { name: 'Fields to filter by' }).getByRole('button', { name: label }).click();
  await expect(page.getByRole('button', { name: 'All filters' })).toBeVisible();
}

type Way = { title: string; apply: (page: Page) => Promise<void>; query: RegExp };

const WAYS: Way[] = [
  {
    title: 'a facet',
    apply: async (page) => {
      await bar(page).getByRole('button', { name: 'Service', exact: true }).click();
      await facetOptions(page, 'Service').filter({ hasText: 'Glue' }).click();
    },
    query: /^service=glue&range=all$/,
  },
  {
    title: 'all but a facet',
    apply: async (page) => {
      await bar(page).getByRole('button', { name: 'Phase', exact: true }).click();
      await facetOptions(page, 'Phase').filter({ hasText: 'ended' }).click();
      await page.getByRole('radio', { name: 'is not' }).check();
    },
    query: /^phase=!ended&range=all$/,
  },
  {
    title: 'a text anywhere in a row',
    apply: async (page) => page.getByRole('combobox', { name: /^Search sessions/ }).fill('notebook'),
    query: /^q=notebook&range=all$/,
  },
  {
    title: 'a piece of the name',
    apply: async (page) => {
      await openField(page, 'Name');
      await page.getByRole('textbox', { name: 'A piece of the name' }).fill('e');
    },
    query: /^name=e&range=all$/,
  },
  {
    title: 'a time window',
    apply: async (page) => {
      await bar(page).getByRole('button', { name: 'all time' }).click();
      await page.getByRole('button', { name: 'last 7 days' }).click();
    },
    query: /^range=7d$/,
  },
  {
    title: 'a comparison of durations',
    apply: async (page) => {
      await openField(page, 'Duration');
      await page.getByRole('combobox', { name: 'How to compare Duration' }).selectOption('between');
      await page.getByRole('textbox', { name: 'Duration', exact: true }).fill('soon');
      await page.getByRole('textbox', { name: 'Duration, upper end' }).fill('4h');
      await page.getByRole('button', { name: 'Apply' }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'Not understood' })).toBeVisible();
      await page.getByRole('textbox', { name: 'Duration', exact: true }).fill('1h');
      await page.getByRole('button', { name: 'Apply' }).click();
    },
    query: /^duration=1h\.\.4h&range=all$/,
  },
  {
    title: 'how long a session idles',
    apply: async (page) => {
      await openField(page, 'Idle for');
      await page.getByRole('button', { name: '≥ 15 min' }).click();
    },
    query: /^idle=>=15m&range=all$/,
  },
  {
    title: 'a tag',
    apply: async (page) => {
      await openField(page, 'Tag');
      await facetOptions(page, 'Tag').first().click();
    },
    query: /^tag=[^&]+&range=all$/,
  },
];

test.describe('somebody who filters the list', () => {
  test.use({ viewport: DESK });

  for (const { title, apply, query } of WAYS) {
    test(`by ${title} finds it in the address, after a reload and behind a pasted link`, async ({
      page,
      world,
      browser,
    }) => {
      await page.goto(`${world.address}/sessions?range=all`);
      await expect(countOf(page)).toHaveText(/^240 sessions/);
      await apply(page);
      await expect.poll(() => decodeURIComponent(new URL(page.url()).search.slice(1))).toMatch(query);
      const written = new URL(page.url()).searchParams.toString();
      const rows = await expectRows(page, world, written);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThan(240);
      await page.reload();
      await expectRows(page, world, written);
      const context = await browser.newContext({ viewport: DESK });
      const elsewhere = await context.newPage();
      await elsewhere.goto(page.url());
      await expectRows(elsewhere, world, written);
      await context.close();
    });
  }

  test('by one end of a zoomed window keeps the other to the second', async ({ page, world }) => {
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const [from, to] = [`${day}T10:00:10.000Z`, `${day}T10:00:50.000Z`];
    await page.goto(`${world.address}/sessions?from=${from}&to=${to}`);
    const open = () => page.getByRole('search').getByRole('button', { name: /10:00/ }).click();
    const apply = page.getByRole('button', { name: 'Apply' });
    await page.getByRole('radio', { name: 'UTC' }).check();
    await open();
    // A window within one minute is none that runs backwards.
    await expect(apply).toBeEnabled();
    await page.getByLabel(/^From/).fill(`${day}T09:00`);
    await apply.click();
    const told = () => new URL(page.url()).searchParams;
    await expect.poll(() => Date.parse(told().get('from') ?? '')).toBe(Date.parse(`${day}T09:00:00Z`));
    expect(Date.parse(told().get('to') ?? '')).toBe(Date.parse(to));
  });

  for (const query of [
    'state=TERMINATED,STOPPED',
    'service=!glue&worker=-',
    'tag=team',
    'created=>=2020-01-01&sort=-usage',
    'owner=-',
  ]) {
    test(`by the link ${query} sees what the interface lists`, async ({ page, world }) => {
      await page.goto(`${world.address}/sessions?${query}&range=all`);
      const rows = await expectRows(page, world, `${query}&range=all`);
      expect(rows.length).toBeGreaterThan(0);
    });
  }

  test('with a link of which a part is not understood is told, and sees the rest', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?service=hadoop&bogus=1&duration=soon&state=READY&range=all`);
    const notice = page.getByText('3 parts of the address were left out').locator('..');
    await expect(notice).toContainText('“service=hadoop” is not understood. Allowed: emr-serverless, glue, athena.');
    await expect(notice).toContainText('“bogus=1” is not understood.');
    await expect(notice).toContainText('“duration=soon” is not understood.');
    await expectRows(page, world, 'state=READY&range=all');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText('were left out')).toHaveCount(0);
    for (const [parameter, value, allowed] of [
      ['service', 'hadoop', 'glue'],
      ['duration', 'soon', '30m'],
      ['from', 'yesterday', 'ISO'],
      ['bogus', '1', 'service'],
    ]) {
      const refused = await page.request.get(`${world.address}/api/sessions?${parameter}=${value}`);
      expect([parameter, refused.status()]).toEqual([parameter, 400]);
      expect(refused.headers()['content-type']).toContain('application/problem+json');
      expect(await refused.json()).toMatchObject({ parameter, allowed: expect.stringContaining(allowed ?? '') });
    }
  });

  test('leaves out before there is anything to leave out, and walks the values by arrows', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await bar(page).getByRole('button', { name: 'Service', exact: true }).press('Enter');
    await page.getByRole('radio', { name: 'is', exact: true }).press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'is not' })).toBeChecked();
    await page.getByRole('checkbox', { name: /^EMR Serverless/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('checkbox', { name: /^AWS Glue/ })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/\?service=!glue&range=all$/);
    await page.keyboard.press('Escape');
    // What the other filters leave out is there, and would give none.
    await bar(page).getByRole('button', { name: 'Scope', exact: true }).press('Enter');
    await expect(page.getByRole('checkbox', { name: 'none in Glue 0' })).toBeVisible();
  });

  test('by a stretch of the timeline comes back by the browser to all of it', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    const timeline = page.getByRole('region', { name: 'Timeline' }).getByRole('listbox');
    await timeline.focus();
    for (const key of ['End', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await expect(page).toHaveURL(/\/sessions\?from=[^&]+&to=[^&]+$/);
    await expectRows(page, world, new URL(page.url()).searchParams.toString());
    await page.goBack();
    await expect(page).toHaveURL(/\/sessions\?range=all$/);
    await expect(bar(page).getByRole('button', { name: 'all time' })).toBeVisible();
    await expect(countOf(page)).toHaveText(/^240 sessions/);
  });

  test('until nothing is left is told so, and drops the filter by one click', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all&name=no-such-name-anywhere`);
    await expect(countOf(page)).toHaveText(/^0 of 240 sessions/);
    await expect(page.getByText('No session passes all filters')).toBeVisible();
    await page.getByRole('button', { name: /^Drop Name/ }).click();
    await expect(countOf(page)).toHaveText(/^240 sessions/);
    await expect(page).toHaveURL(/\/sessions\?range=all$/);
  });

  test('goes back in the browser to where the list was left, and forward to it again', async ({ page, world }) => {
    await page.goto(`${world.address}/?range=90d`);
    await page
      .getByRole('main')
      .getByRole('link', { name: /failed sessions?$/ })
      .click();
    await expect(page).toHaveURL(/\/sessions\?.*phase=failed/);
    await bar(page).getByRole('button', { name: 'Service', exact: true }).click();
    await facetOptions(page, 'Service').filter({ hasText: 'Glue' }).click();
    await expect(page).toHaveURL(/service=glue.*phase=failed/);
    const left = page.url();
    const rows = await expectRows(page, world, new URL(left).searchParams.toString());
    expect(rows.length).toBeGreaterThan(0);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    await page.goForward();
    await expect(page).toHaveURL(left);
    await expectRows(page, world, new URL(left).searchParams.toString());
  });
});
