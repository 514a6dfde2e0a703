import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { parseDecimal, toText } from '../lib/cost/decimal.ts';
import { roundDecimal } from '../lib/cost/work-cost.ts';
import type { Session } from '../lib/domain/session.ts';
import type { StatementList } from '../lib/domain/session-items.ts';
import { DESK, expect, test, type World } from './world.ts';

const PHONE = { width: 390, height: 844 };
const panelOf = (page: Page) => page.getByRole('region', { name: 'Statements', exact: true });
const read = (text: string) => parseDecimal(text.replaceAll(/[^0-9.]/g, '')) ?? -1n;
const amountOf = async (page: Page, name: string) =>
  read((await page.locator(`[data-cost=${name}]`).textContent()) ?? '');

/** An ended session with many statements, some of which failed; and others of which nobody has asked for them yet. */
async function findEnded(world: World): Promise<{ session: Session; list: StatementList; others: Session[] }> {
  const { sessions } = await world.list('range=all&service=glue&phase=ended&origin=!spark-connect');
  for (const [index, session] of sessions.entries()) {
    const answer = await fetch(`${world.address}/api${session.href}/statements?limit=1000&sort=-cost`);
    const list: StatementList = await answer.json();
    const { failed = 0 } = list.work?.outcomes ?? {};
    if (failed > 0 && (list.total ?? 0) > 5 && session.cost.amount !== null)
      return { session, list, others: sessions.slice(index + 1) };
  }
  throw new Error('the estate has no such session');
}

const expectNoViolations = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
};

test.describe('the statements of a Glue session', () => {
  test('say what each cost, and all of them with the idling are the cost of the session', async ({ page, world }) => {
    const { session, list } = await findEnded(world);
    await page.goto(world.address + session.href);
    const panel = panelOf(page);
    await expect(panel.locator('[data-cost=statements]')).toBeVisible();
    const total = roundDecimal(parseDecimal(session.cost.amount ?? '') ?? -1n, 2);
    expect(await amountOf(page, 'headline')).toBe(total);
    expect(await amountOf(page, 'statements-total')).toBe(total);
    const statements = await amountOf(page, 'statements');
    expect(statements + (await amountOf(page, 'statements-idle'))).toBe(total);

    // Every row, by scrolling through the list.
    const rows = new Map<string, bigint>();
    const items = panel.getByRole('listitem').filter({ has: page.locator('[aria-pressed]') });
    const scroller = panel.getByRole('list', { name: /^Statements, dearest first/ }).locator('..');
    await expect(async () => {
      for (let top = 0; top < (list.total ?? 0) * 60; top += 240) {
        await scroller.evaluate((node, to) => node.scrollTo({ top: to }), top);
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        for (const text of await items.allTextContents())
          rows.set(/#(\d+)/.exec(text)?.[1] ?? '', read(/\$[\d.]+$/.exec(text)?.[0] ?? ''));
      }
      expect(rows.size).toBe(list.total);
    }).toPass();
    const sum = [...rows.values()].reduce((all, one) => all + one, 0n);
    expect(toText(roundDecimal(sum, 2))).toBe(toText(statements));

    const [dearest] = list.items;
    await expect(panel.locator('[data-dearest]')).toContainText(`Statement ${dearest?.id} cost most`);
  });

  test('tell why they failed, and show one by the mouse or the keys alone', async ({ page, world }) => {
    const { session, list } = await findEnded(world);
    const failed = list.items.find(({ outcome }) => outcome === 'failed');
    await page.goto(world.address + session.href);
    const panel = panelOf(page);
    await expect(panel.getByText(failed?.errorText ?? 'no error').first()).toBeVisible();
    await panel.getByRole('radio', { name: /failed$/ }).check();
    const failedRows = panel.getByRole('list', { name: /^Failed statements/ }).locator('[aria-pressed]');
    await expect(failedRows.first()).toBeVisible();
    await failedRows.first().focus();
    await page.keyboard.press('Enter');
    const detail = panel.getByRole('region', { name: /^Statement \d+$/ });
    await expect(detail).toContainText(failed?.errorText ?? 'no error');
    await expect(detail).toContainText('SPARKTALLY_SHOW_CODE=1');
    await detail.getByRole('button', { name: 'Close the statement' }).click();
    await expect(detail).toHaveCount(0);
    const chart = panel.getByRole('listbox', { name: /^Statements over time/ });
    await chart.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Home', 'Enter']) await page.keyboard.press(key);
    await expect(detail).toBeVisible();
  });

  test('that may not be listed, or do not come, leave the rest of the page whole', async ({ page, world }) => {
    const [other] = (await findEnded(world)).others;
    if (other === undefined) throw new Error('no other session');
    world.endpoint.faults.add({
      match: { operation: 'glue:ListStatements', input: { SessionId: other.id } },
      act: { kind: 'error', status: 400, code: 'AccessDeniedException' },
    });
    const calls = () => world.endpoint.calls.filter(({ input }) => JSON.stringify(input).includes(other.id)).length;
    await page.goto(world.address + other.href);
    await expect(page.getByText(/may not call glue:ListStatements/)).toBeVisible();
    for (const name of ['Cost', 'Usage', 'Configuration', 'Raw answer']) {
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
    }
    const before = calls();
    expect(before).toBeGreaterThan(0);
    await page.reload();
    await expect(page.getByText(/may not call glue:ListStatements/)).toBeVisible();
    expect(calls()).toBe(before);
  });

  test('with hostile texts are texts, at any width', async ({ page, world }) => {
    const [fresh] = (await findEnded(world)).others;
    if (fresh === undefined) throw new Error('no other session');
    const hostile = `<img src=x onerror="document.title='taken'"> \u202egnirts ${'W'.repeat(400)} password=hunter2-Winter2025`;
    const began = Date.parse(fresh.createdAt ?? '') + 1_000;
    const body = {
      Statements: [
        {
          Id: 0,
          State: 'ERROR',
          StartedOn: began,
          CompletedOn: began + 5_000,
          Code: 'secret_code()',
          Output: { Status: 'ERROR', ErrorName: hostile, ErrorValue: hostile },
        },
        { Id: 1, State: hostile, StartedOn: began + 6_000, CompletedOn: began + 7_000 },
      ],
    };
    world.endpoint.faults.add({
      match: { operation: 'glue:ListStatements', input: { SessionId: fresh.id } },
      act: { kind: 'body', body: JSON.stringify(body), contentType: 'application/x-amz-json-1.1' },
    });
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(world.address + fresh.href);
      const panel = panelOf(page);
      await panel
        .getByRole('button', { name: 'Statement 0' })
        .or(panel.getByRole('button', { name: 'statement 0' }))
        .first()
        .click();
      await expect(panel.getByRole('region', { name: 'Statement 0' })).toContainText('<img src=x');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      await expect(page).not.toHaveTitle('taken');
      // Not the text itself, which a failure would print.
      const html = await page.content();
      expect(['hunter2', 'secret_code'].filter((secret) => html.includes(secret))).toEqual([]);
    }
  });

  test('axe finds nothing, on a desk or a phone, in either theme', async ({ browser, world }) => {
    const { session } = await findEnded(world);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of [DESK, PHONE]) {
        const context = await browser.newContext({ colorScheme, viewport });
        const page = await context.newPage();
        await page.goto(world.address + session.href);
        await panelOf(page).locator('[aria-pressed]').first().click();
        await expect(panelOf(page).getByRole('region', { name: /^Statement \d+$/ })).toBeVisible();
        await expectNoViolations(page);
        await context.close();
      }
    }
  });
});
