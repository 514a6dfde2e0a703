import AxeBuilder from '@axe-core/playwright';
import type { Radar } from '../lib/domain/radar.ts';
import type { Session } from '../lib/domain/session.ts';
import { countOf, DESK, expect, test, type World } from './world.ts';

/** What is set up badly in the estate of the test, by the interface. */
async function readRadar({ address }: World): Promise<Radar> {
  return (await (await fetch(`${address}/api/radar?range=all`)).json()) as Radar;
}

async function findSession(world: World, test: (session: Session) => boolean): Promise<Session> {
  const { sessions } = await world.list('range=all');
  const found = sessions.find(test);
  if (found === undefined) throw new Error('the estate has no such session');
  return found;
}

test.describe('somebody who asks what to change', () => {
  test('finds it on the overview, with evidence, money and a line to paste', async ({ page, world }) => {
    await page.goto(`${world.address}/?range=all`);
    const radar = page.getByRole('region', { name: 'Misconfiguration radar' });
    const line = radar.locator('summary', { hasText: 'Idle timeout of 48 hours or more' });
    await line.click();
    const finding = (await readRadar(world)).findings.find(({ rule }) => rule === 'long-idle-timeout');
    await expect(line).toContainText(`${finding?.found} of ${finding?.judged} AWS Glue sessions`);
    await expect(line).toContainText('idled past the first hour');
    await expect(radar.getByText(/^aws glue create-usage-profile /).filter({ visible: true })).toHaveCount(1);
    const [evidence] = finding?.evidence ?? [];
    if (evidence?.kind !== 'session') throw new Error('a timeout is a session’s');
    await radar.locator(`a[href="${evidence.href}"]`).first().click();
    await expect(page).toHaveURL(world.address + evidence.href);
    await page
      .getByRole('region', { name: 'Misconfiguration radar' })
      .locator('summary', { hasText: 'Idle timeout of 48 hours or more' })
      .click();
    await expect(page.getByText('idle timeout 2d').first()).toBeVisible();
  });

  test('reads the rest of the page while the radar, the timeline and what is related fail', async ({ page, world }) => {
    const { href } = await findSession(world, ({ service }) => service === 'glue');
    for (const part of ['radar', 'timeline', 'related']) {
      await page.route(`**/api${href}/${part}`, (route) => route.fulfill({ status: 400, body: '{}' }));
    }
    await page.goto(world.address + href);
    for (const what of ['The radar', 'What was recorded', 'What is related']) {
      await expect(page.getByText(new RegExp(`^${what}`)).first()).toBeVisible();
    }
    await expect(page.getByRole('region', { name: 'Cost', exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Raw answer' })).toBeVisible();
  });
});

test.describe('somebody with a session open', () => {
  test('steps through the list that it was opened from, and goes back to that list', async ({ page, world }) => {
    // Where there is no room beside the list a row leads to the page.
    await page.setViewportSize({ width: 900, height: 900 });
    const query = 'range=all&service=glue&sort=created';
    await page.goto(`${world.address}/sessions?${query}`);
    await expect(countOf(page)).toContainText('70 of 240 sessions');
    await page.locator('a[href^="/sessions/glue/"]').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const steps = page.getByRole('navigation', { name: 'Within the list' });
    await expect(steps).toContainText('of 70');
    const place = Number((await steps.textContent())?.match(/\d+/)?.[0]);
    const opened = page.url();
    await steps.getByRole('link', { name: /^Next session/ }).click();
    await expect(page).not.toHaveURL(opened);
    await expect(steps).toContainText(`${place + 1} of 70`);
    await page.keyboard.press('[');
    await expect(page).toHaveURL(opened);
    await page.getByRole('main').getByRole('link', { name: 'Sessions', exact: true }).click();
    await expect(page).toHaveURL(`${world.address}/sessions?${query}`);
  });

  test('takes along its id, ARN and command, and finds the console of AWS', async ({ page, world, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.setViewportSize(DESK);
    const session = await findSession(world, ({ service, phase }) => service === 'athena' && phase === 'ended');
    await page.goto(world.address + session.href);
    for (const [name, text] of [
      ['Session id', session.id],
      ['ARN', session.arn ?? ''],
      ['Command that shows it', `aws athena get-session --session-id ${session.id} --region us-east-1`],
    ] as const) {
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('menuitem', { name }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(text);
    }
    const console = page.getByRole('link', { name: /^AWS console/ });
    await expect(console).toHaveAttribute(
      'href',
      'https://us-east-1.console.aws.amazon.com/athena/home?region=us-east-1',
    );
    await expect(console).toHaveAttribute('rel', 'noopener noreferrer');
  });

  test('that AWS has deleted meanwhile sees it from the history, and is told so', async ({ page, world }) => {
    const session = await findSession(world, ({ service, phase }) => service === 'glue' && phase === 'ended');
    world.endpoint.faults.add({
      match: { service: 'glue', operation: 'GetSession' },
      act: { kind: 'error', status: 400, code: 'EntityNotFoundException' },
    });
    await page.goto(world.address + session.href);
    await expect(page.getByText('From the history: AWS no longer has this session')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Cost', exact: true })).toBeVisible();
  });

  test('that never was is told what was looked for', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions/athena/210987654321/us-east-1/no-such-group/no-such-session`);
    await expect(page.getByText('What was looked for')).toBeVisible();
    for (const part of ['Athena for Spark', '210987654321', 'no-such-group', 'no-such-session']) {
      await expect(page.getByRole('definition').filter({ hasText: part })).toBeVisible();
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`meets no barrier in what lies around it, ${colorScheme}, ${width} px`, async ({ browser, world }) => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        const { href } = await findSession(world, ({ service, state }) => service === 'glue' && state === 'READY');
        await page.goto(world.address + href);
        await expect(page.getByRole('slider', { name: 'Cost over time' })).toBeVisible();
        await expect(page.getByRole('listbox', { name: /^States over time/ })).toBeVisible();
        await expect(page.getByRole('status', { name: 'Loading related sessions' })).toHaveCount(0);
        const radar = page.getByRole('region', { name: 'Misconfiguration radar' });
        await expect(radar.locator('summary').first()).toBeVisible();
        for (const line of await radar.locator('summary').all()) await line.click();
        await page.getByRole('slider', { name: 'Cost over time' }).press('Home');
        await expect(page.getByText(/spent by/).first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await context.close();
      });
    }
  }
});
