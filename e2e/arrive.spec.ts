import { SERVICES } from '../lib/domain/service.ts';
import { sortSessions } from '../lib/filters/compare.ts';
import { countOf, DESK, expect, expectRows, readRows, test } from './world.ts';

test.describe('somebody who opens the list', () => {
  test.use({ viewport: DESK });

  test('sees rows while a source still loads, how far it is, and in the end all that AWS holds', async ({
    page,
    world,
  }) => {
    world.endpoint.faults.add({ match: { service: 'athena', operation: 'ListSessions' }, act: { kind: 'hang' } });
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toHaveText(/^At least 160 sessions\s*· 1 of 3 sources still loading$/);
    await expect.poll(async () => (await readRows(page)).length).toBe(160);
    await expect(page.getByRole('progressbar', { name: 'Parts listed' })).toBeVisible();
    const sources = page.getByRole('list', { name: 'Sources' }).getByRole('listitem');
    await expect(sources.filter({ hasText: 'Athena' })).toContainText(/loading:.*0 rows/);
    await expect(sources.filter({ hasText: 'Glue' })).toContainText(/complete:.*70 rows/);
    world.endpoint.faults.clear();
    // The call that hangs ends by its deadline only, and the interface waits for that.
    const rows = await expectRows(page, world, 'range=all', 75_000);
    const truth = world.endpoint.truth('us-east-1');
    expect(rows.map(({ id }) => id).toSorted()).toEqual(truth.map(({ id }) => id).toSorted());
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '242');
  });

  test('sees the first rows before the list has begun to come, and that there may be more', async ({ page, world }) => {
    const { sessions } = await world.list('range=all');
    const newest = sortSessions(
      sessions.filter(({ service }) => service === 'glue'),
      [],
      Date.now(),
    );
    // Without a worker the page asks by itself, where it can be held up.
    await page.addInitScript(() => {
      for (const name of ['SharedWorker', 'Worker']) Object.defineProperty(window, name, { value: undefined });
    });
    const held = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await page.route('**/api/sessions?**', async (route) => {
      asked.resolve();
      await held.promise;
      await route.continue();
    });
    await page.goto(`${world.address}/sessions?service=glue&range=all`);
    const rows = page.locator('tbody tr[data-row]');
    await expect(rows.first()).toHaveAttribute('data-row', newest[0]?.key ?? '');
    await asked.promise;
    await expect(countOf(page)).toHaveText('At least 36 sessions');
    const first = await rows.evaluateAll((all) => all.slice(0, 10).map((row) => row.getAttribute('data-row')));
    expect(first).toEqual(newest.slice(0, 10).map(({ key }) => key));
    held.resolve();
    await expect(countOf(page)).toHaveText(/^70 of 240 sessions/);
    expect(await rows.evaluateAll((all) => all.slice(0, 10).map((row) => row.getAttribute('data-row')))).toEqual(first);
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '72');
  });

  test('sees on every page that it is demo data', async ({ page, world }) => {
    const { sessions } = await world.list('range=all');
    const hrefs = SERVICES.map((service) => sessions.find((session) => session.service === service)?.href ?? '');
    for (const path of ['/', '/sessions', '/usage', '/sources', ...hrefs, '/nowhere', '/sessions/hadoop/1/x/-/y']) {
      await page.goto(world.address + path);
      const label = page.getByRole('region', { name: 'Demo data' });
      await expect(label, path).toHaveCount(1);
      await expect(label, path).toHaveText(/Demo data from the embedded endpoint/);
    }
  });
});
