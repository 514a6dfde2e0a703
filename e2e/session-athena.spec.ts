import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Decimal, parseDecimal } from '../lib/cost/decimal.ts';
import { roundDecimal } from '../lib/cost/work-cost.ts';
import type { CalculationList } from '../lib/domain/calculations.ts';
import type { Session } from '../lib/domain/session.ts';
import { expect, test, type World } from './world.ts';

const panelOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const amountOf = (text: string | null): Decimal =>
  parseDecimal(/[\d,.]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? '') ?? -1n;

async function readCalculations(world: World, session: Session, query: string): Promise<CalculationList> {
  return (await (await fetch(`${world.address}/api${session.href}/calculations${query}`)).json()) as CalculationList;
}

/** An Athena session of the wanted kind that has run some calculations, but no more than are told at once. */
async function findSession(world: World, query: string): Promise<Session> {
  await expect.poll(async () => (await world.list(query)).end.complete, { timeout: 30_000 }).toBe(true);
  for (const session of (await world.list(query)).sessions) {
    if (!/PySpark/.test(session.version ?? '')) continue;
    const { total } = await readCalculations(world, session, '?limit=1');
    if (total !== null && total > 3 && total <= 24) return session;
  }
  throw new Error('no session has run calculations');
}

const ENDED = 'range=all&service=athena&state=TERMINATED';

test.describe('the page of an Athena session', () => {
  test('says what each calculation cost, and its sums agree', async ({ page, world }) => {
    const session = await findSession(world, ENDED);
    await page.goto(world.address + session.href);
    const panel = panelOf(page, 'Calculations');
    const cell = (tag: string) => panel.locator(`[data-cost="${tag}"]`);
    await expect(panel).not.toContainText('without figures', { timeout: 30_000 });
    const [work, rest, total] = await Promise.all(
      ['calculations', 'calculations-rest', 'calculations-total'].map(async (tag) =>
        amountOf(await cell(tag).textContent()),
      ),
    );
    expect((work ?? 0n) + (rest ?? 0n)).toBe(total);
    // The row of a list may be older than the figures.
    const { cost } = (await (await fetch(`${world.address}/api${session.href}`)).json()) as Session;
    expect(roundDecimal(parseDecimal(cost.amount ?? '') ?? -1n, 2)).toBe(total);
    await expect(panelOf(page, 'Cost')).toContainText((await cell('calculations-total').textContent()) ?? '-');

    const rows = panel.getByRole('list', { name: 'Calculations, dearest first' }).getByRole('button');
    await expect(rows.first()).toContainText('$');
    const dearest = await panel.locator('[data-dearest]').getAttribute('data-dearest');
    const answer = await readCalculations(world, session, '?sort=-cost&limit=1');
    expect(dearest).toBe(answer.items[0]?.id);
    await rows.first().click();
    await expect(panel.getByRole('region', { name: 'The calculation picked' })).toContainText(dearest ?? '-');
  });

  test('sets what Athena reports beside what its executors come to', async ({ page, world }) => {
    const session = await findSession(world, ENDED);
    await page.goto(world.address + session.href);
    const usage = panelOf(page, 'Usage');
    await expect(usage).toContainText('They agree');
    const texts = await usage.locator('[data-dpu]').allTextContents();
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe(texts[1]);
    const executors = panelOf(page, 'Executors');
    await executors.getByText('Table: each executor').click();
    await expect(executors.getByRole('listitem').first()).toContainText('Coordinator');
  });

  test('is read by keys on its charts, and zoomed into', async ({ page, world }) => {
    const session = await findSession(world, ENDED);
    await page.goto(world.address + session.href);
    const panel = panelOf(page, 'Calculations');
    const chart = panel.getByRole('listbox');
    await chart.focus();
    await page.keyboard.press('ArrowDown');
    const read = chart.getByRole('option');
    await expect(read).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(read).toContainText(/alculation|·/);
    const first = await read.textContent();
    await page.keyboard.press('ArrowRight');
    await expect(read).not.toHaveText(first ?? '');
    await page.keyboard.press('+');
    await expect(panel.getByRole('button', { name: 'Show all' })).toBeVisible();
    await page.keyboard.press('0');
    await expect(panel.getByRole('button', { name: 'Show all' })).toHaveCount(0);
    await page.keyboard.press('Enter');
    const picked = panel.getByRole('region', { name: 'The calculation picked' });
    await expect(picked).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(picked).toHaveCount(0);
    await expect(chart).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(read).toHaveAttribute('aria-selected', 'false');
  });

  test('stays whole where one of its parts is denied or fails', async ({ page, world }) => {
    const denied = { kind: 'error', status: 400, code: 'AccessDeniedException' } as const;
    // From the beginning: looking for a session asks for its calculations.
    world.endpoint.faults.add({ match: { operation: 'athena:GetCalculationExecution' }, act: denied });
    const session = await findSession(world, 'range=all&service=athena&phase=idle,busy');
    world.endpoint.faults.add({ match: { operation: 'athena:ListExecutors' }, act: denied });
    await page.goto(world.address + session.href);
    await expect(panelOf(page, 'Executors')).toContainText('athena:ListExecutors', { timeout: 30_000 });
    const calculations = panelOf(page, 'Calculations');
    await expect(calculations).toContainText('the permission athena:GetCalculationExecution is missing');
    await expect(calculations.locator('[data-cost="calculations-total"]')).toContainText('$');
    await expect(panelOf(page, 'Cost')).toContainText('$');
    await expect(panelOf(page, 'Configuration')).toBeVisible();
  });

  test('of Spark 3.5 says that there are no calculations, and shows its executors', async ({ page, world }) => {
    await expect.poll(async () => (await world.list(ENDED)).end.complete, { timeout: 30_000 }).toBe(true);
    const { sessions } = await world.list(`${ENDED}&origin=spark-connect`);
    const [session] = sessions;
    if (session === undefined) throw new Error('no session of Spark 3.5');
    await page.goto(world.address + session.href);
    await expect(panelOf(page, 'Calculations')).toContainText('Sessions of Spark 3.5 have no calculations');
    await expect(panelOf(page, 'Executors').locator('[data-mark]').first()).toBeVisible();
  });

  test('shows hostile words as words', async ({ page, world }) => {
    const words = '<img src=x onerror=alert(1)>\u202egnirts password=hunter2canary';
    for (const path of ['Calculations.0.Description', 'Calculations.0.Status.StateChangeReason']) {
      world.endpoint.faults.add({
        match: { operation: 'athena:ListCalculationExecutions' },
        act: { kind: 'set', path, value: words },
      });
    }
    const session = await findSession(world, ENDED);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(world.address + session.href);
    const panel = panelOf(page, 'Calculations');
    await panel.getByText('Newest', { exact: true }).click();
    await expect(panel.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible();
    expect(await page.content()).not.toContain('hunter2canary');
    expect(dialogs).toEqual([]);
  });

  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 390],
  ] as const) {
    test(`passes axe, ${colorScheme}, ${width} px`, async ({ browser, world }) => {
      const session = await findSession(world, ENDED);
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto(world.address + session.href);
      await expect(panelOf(page, 'Executors').locator('[data-mark]').first()).toBeVisible();
      await panelOf(page, 'Executors').getByText('Table: each executor').click();
      await expect(panelOf(page, 'Calculations').getByRole('button', { pressed: false }).first()).toBeVisible();
      await panelOf(page, 'Calculations').getByRole('button', { pressed: false }).first().click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await context.close();
    });
  }
});
