import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { parseDecimal } from '../lib/cost/decimal.ts';
import { isLive } from '../lib/domain/phase.ts';
import { scopeHref, toScopeRef } from '../lib/domain/resource-ref.ts';
import type { ScopeDetail } from '../lib/domain/scope-detail.ts';
import type { Session } from '../lib/domain/session.ts';
import { countOf, expect, test, type World } from './world.ts';

const toPath = ({ key }: Session) => {
  const ref = toScopeRef(key);
  if (ref === null) throw new Error(`no scope in ${key}`);
  return scopeHref(ref);
};
const panelOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const callsOf = ({ endpoint }: World, operation: string) =>
  endpoint.calls.filter((call) => call.operation === operation).length;

/** The last amount in a text, in cents: `≥ $1,234.50` is 123450. */
function readCents(text: string): number {
  const amounts = text.match(/[−-]?\+?\$[\d,]+\.\d+/g) ?? [];
  const last = amounts.at(-1)?.replace('−', '-').replace(/[$,+]/g, '');
  return Number((parseDecimal(last ?? '') ?? -1n) / 10n ** 16n);
}

/** The sessions once their figures are read: amounts no longer arrive. */
async function settle(world: World): Promise<Session[]> {
  let sessions: Session[] = [];
  await expect(async () => {
    const { sessions: all, end } = await world.list('range=all');
    expect(end.complete).toBe(true);
    expect(all.filter(({ missing }) => missing.cost === 'loading')).toEqual([]);
    sessions = all;
  }).toPass({ timeout: 60_000 });
  return sessions;
}

function pick(sessions: readonly Session[], holds: (session: Session) => boolean): Session {
  const found = sessions.find(holds);
  if (found === undefined) throw new Error('the estate has no such session');
  return found;
}

const textsOf = (list: Locator) => list.evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));

test.describe('somebody who asks about an application or a workgroup', () => {
  for (const service of ['emr-serverless', 'athena'] as const) {
    test(`of ${service} comes from a session, sees what runs, and what it costs adds up`, async ({ page, world }) => {
      const sessions = await settle(world);
      const session = pick(sessions, (one) => one.service === service && isLive(one.phase));
      const own = sessions.filter((one) => one.service === service && one.scope.id === session.scope.id);
      const live = own.filter(({ phase }) => isLive(phase));
      await page.goto(world.address + session.href);
      await panelOf(page, 'About').getByRole('link', { name: session.scope.name, exact: true }).click();
      await expect(page).toHaveURL(world.address + toPath(session));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(session.scope.name);
      await page
        .getByRole('radio', { name: 'All' })
        .or(page.getByRole('button', { name: 'All', exact: true }))
        .first()
        .click();
      await expect(page).toHaveURL(/\?range=all$/);
      const running = panelOf(page, 'Running now');
      await expect(running.getByRole('listitem')).toHaveCount(Math.min(8, live.length));
      await expect(page.getByRole('region', { name: 'Money' })).toContainText(`${own.length} session`);
      // The owners’ cents are those of the whole.
      await expect(async () => {
        const owners = await textsOf(panelOf(page, 'Owners').getByRole('listitem').filter({ hasNotText: 'Untagged' }));
        const cents = owners.filter((text) => text.includes('$')).map(readCents);
        const whole = readCents((await panelOf(page, 'Spend by day').locator('header').textContent()) ?? '');
        expect(cents.length).toBeGreaterThan(0);
        expect(cents.reduce((sum, one) => sum + one, 0)).toBe(whole);
      }).toPass();
      await page
        .getByRole('region', { name: 'Money' })
        .getByRole('link', { name: /^Spent, all time/ })
        .click();
      await expect(countOf(page)).toContainText(new RegExp(`^${own.length} of`));
    });
  }

  test('reads what warm workers cost, and that no session has them', async ({ page, world }) => {
    const sessions = await settle(world);
    const warm = pick(sessions, ({ scope }) => scope.name === 'risk-notebooks');
    const answer = await fetch(`${world.address}/api${toPath(warm)}?range=all`);
    const { standing, facts } = (await answer.json()) as ScopeDetail;
    expect(answer.status).toBe(200);
    expect(facts).toMatchObject({ state: 'STARTED', autoStop: { enabled: false } });
    await page.goto(world.address + toPath(warm));
    const panel = panelOf(page, 'Pre-initialised capacity');
    const cents = Math.round(Number(standing?.burnPerHour.amount) * 100);
    await expect(panel).toContainText(`$${(cents / 100).toFixed(2)}`);
    await expect(panel).toContainText('are in no session’s amount');
    const lines = await textsOf(
      panel.getByRole('table', { name: 'What an hour of it is made of' }).locator('tbody tr'),
    );
    const sum = lines.reduce((all, text) => all + Number(/= \$([\d.]+)$/.exec(text)?.[1] ?? Number.NaN), 0);
    expect(sum).toBeCloseTo(Number(standing?.burnPerHour.amount), 5);
    await expect(panelOf(page, 'About')).toContainText('It stays started until somebody stops it.');
    await expect(panel).toContainText('Auto-stop is off');
    await expect(panelOf(page, 'Capacity and limits')).toContainText('of 400 vCPU at most');
  });

  test('costs AWS one call, and the second viewer none', async ({ page, context, world }) => {
    const session = pick(await settle(world), ({ service }) => service === 'athena');
    const before = callsOf(world, 'athena:GetWorkGroup');
    const startMs = performance.now();
    await page.goto(world.address + toPath(session));
    await expect(panelOf(page, 'About')).toContainText('arn:aws:athena');
    const second = await context.newPage();
    await second.goto(`${world.address}${toPath(session)}?range=7d`);
    await expect(panelOf(second, 'About')).toContainText('arn:aws:athena');
    const calls = callsOf(world, 'athena:GetWorkGroup') - before;
    // Each 15 s one more, for however many: a slow machine may take longer than that to show both.
    expect(calls).toBeGreaterThanOrEqual(1);
    expect(calls).toBeLessThanOrEqual(1 + Math.floor((performance.now() - startMs) / 15_000));
  });

  test('gets there from the list, the palette and the overview', async ({ page, world }) => {
    const session = pick(await settle(world), ({ service }) => service === 'athena');
    const { name } = session.scope;
    await page.goto(`${world.address}/sessions?service=athena&scope=${encodeURIComponent(name)}&range=all`);
    await expect(page.getByRole('table', { name: 'Interactive Spark sessions' })).toBeVisible();
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Open the workgroup' }).click();
    await expect(page).toHaveURL(world.address + toPath(session));
    await page.goto(`${world.address}/?range=all`);
    const ranking = panelOf(page, 'Applications and workgroups');
    const links = ranking.getByRole('link', { name: /^Open the page of/ });
    await expect(links.first()).toBeVisible();
    const href = await links.first().getAttribute('href');
    await links.first().click();
    await expect(page).toHaveURL(world.address + href);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.getByRole('option').filter({ hasText: 'its page' }).first().click();
    await expect(page).toHaveURL(world.address + toPath(session));
  });

  test('is told what was looked for where there is nothing', async ({ page, world }) => {
    const [first] = (await world.list('range=all&service=athena')).sessions;
    const place = `${first?.account}/${first?.region}`;
    for (const [path, words] of [
      [`emr-serverless/${place}/00nosuchapp`, '00nosuchapp'],
      [`athena/${place}/no%20such%20group`, 'no such group'],
      [`athena/${first?.account}/eu-west-9/primary`, 'eu-west-9'],
      [`glue/${place}/-`, 'AWS Glue has no applications'],
    ] as const) {
      expect((await fetch(`${world.address}/api/scopes/${path}`)).status, path).toBe(404);
      expect((await page.goto(`${world.address}/scopes/${path}`))?.status(), path).toBe(404);
      await expect(page.getByText(/^There is no such/).last()).toBeVisible();
      await expect(page.getByRole('main')).toContainText(words);
    }
    expect((await page.goto(`${world.address}/scopes/athena/${place}/~!`))?.status()).toBe(404);
    await expect(page.getByRole('main')).toContainText('cut when it was copied');
    expect((await fetch(`${world.address}/api/scopes/athena/${place}/primary?owner=x`)).status).toBe(400);
    await page.goto(`${world.address}/scopes/athena/${place}/bi-dashboards`);
    await expect(page.getByText('It takes no Spark sessions')).toBeVisible();
  });

  test('keeps the sessions where AWS refuses, fails or has deleted it, and reads why', async ({ page, world }) => {
    const sessions = await settle(world);
    const emr = pick(sessions, ({ service }) => service === 'emr-serverless');
    const athena = pick(sessions, ({ service }) => service === 'athena');
    const denied = { kind: 'error', status: 403, code: 'AccessDeniedException' } as const;
    world.endpoint.faults.add({ match: { operation: 'emr-serverless:GetApplication' }, act: denied });
    const gone = { kind: 'error', status: 400, code: 'InvalidRequestException' } as const;
    world.endpoint.faults.add({ match: { operation: 'athena:GetWorkGroup' }, act: gone });
    await page.goto(`${world.address}${toPath(emr)}?range=all`);
    await expect(page.getByText(/may not call emr-serverless:GetApplication/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(emr.scope.name);
    await expect(panelOf(page, 'Dearest sessions').getByRole('listitem').first()).toBeVisible();
    await expect(panelOf(page, 'About')).toContainText('could not be read');
    await page.goto(`${world.address}${toPath(athena)}?range=all`);
    await expect(page.getByText('AWS no longer knows this workgroup.')).toBeVisible();
    await expect(panelOf(page, 'Dearest sessions').getByRole('listitem').first()).toBeVisible();
  });

  test('H-01 is shown hostile texts as texts', async ({ page, world }) => {
    const session = pick(await settle(world), ({ service }) => service === 'emr-serverless');
    const wrong: string[] = [];
    page.on('dialog', (dialog) => {
      wrong.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('pageerror', ({ message }) => wrong.push(message));
    const hostile = '"><img src=x onerror=alert(1)>\u202e{{7*7}}';
    for (const path of [
      'application.stateDetails',
      'application.releaseLabel',
      'application.tags.team',
      'application.state',
      'application.networkConfiguration.subnetIds',
      'application.maximumCapacity',
      'application.autoStopConfiguration',
      'application.monitoringConfiguration.s3MonitoringConfiguration.logUri',
    ]) {
      world.endpoint.faults.add({
        match: { operation: 'emr-serverless:GetApplication' },
        act: { kind: 'set', path, value: hostile },
      });
    }
    await page.goto(`${world.address}${toPath(session)}?range=all`);
    await expect(panelOf(page, 'About')).toContainText('onerror=alert(1)');
    await expect(page.getByRole('main')).not.toContainText(/NaN|undefined|\[object/);
    expect(wrong).toEqual([]);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`axe finds nothing, and nothing overflows, ${colorScheme}, ${width} px`, async ({ browser, world }) => {
        const sessions = await settle(world);
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        const paths = [
          toPath(pick(sessions, ({ scope }) => scope.name === 'risk-notebooks')),
          toPath(pick(sessions, ({ service, phase }) => service === 'athena' && isLive(phase))),
          pick(sessions, ({ service, usage }) => service === 'emr-serverless' && usage.billed !== null).href,
        ];
        for (const path of paths) {
          await page.goto(world.address + path);
          await expect(page.getByRole('heading', { name: 'About', exact: true })).toBeVisible();
          await expect(page.getByRole('heading', { name: 'Misconfiguration radar' })).toBeVisible();
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        }
        await context.close();
      });
    }
  }
});

test.describe('somebody who asks why EMR Serverless bills what it bills', () => {
  test('finds total and billed in hours and money, which add up to the cost', async ({ page, world }) => {
    const sessions = await settle(world);
    const session = pick(
      sessions,
      ({ service, usage, cost }) =>
        service === 'emr-serverless' && usage.billed !== null && cost.basis === 'billed-usage',
    );
    await page.goto(world.address + session.href);
    const table = page.getByRole('table', { name: 'Total and billed resource utilisation, in hours and in money' });
    await expect(table).toBeVisible();
    const rows = await table
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')));
    const amounts = rows.filter((cells) => cells.length === 4).map((cells) => cells[3] ?? '');
    const values = amounts.map((text) => parseDecimal(text.replace('−', '-').replace(/[$,+]/g, '')) ?? -1n);
    expect(values).toHaveLength(12);
    for (let at = 0; at < 12; at += 3) expect((values[at] ?? 0n) + (values[at + 2] ?? 0n)).toBe(values[at + 1]);
    for (let which = 0; which < 3; which += 1) {
      expect([0, 3, 6].reduce((sum, at) => sum + (values[at + which] ?? 0n), 0n)).toBe(values[9 + which]);
    }
    const headline = readCents((await page.locator('[data-cost="headline"]').textContent()) ?? '');
    // Half a cent rounds up, as on the page.
    const billed = ((values[10] ?? -1n) + 5n * 10n ** 15n) / 10n ** 16n;
    expect(Number(billed)).toBe(headline);
    await expect(panelOf(page, 'Usage')).toContainText('Average over the run');
    await expect(panelOf(page, 'Usage')).not.toContainText(/efficien/i);
  });
});
