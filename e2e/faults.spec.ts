import { countOf, expect, openServer, test } from './world.ts';

const rowLinks = 'tbody a[href^="/sessions/"]:not([tabindex="-1"])';

test.describe('when something is wrong', () => {
  test('a denied source: the others are shown, what is missing is said, with what to allow', async ({
    page,
    world,
  }) => {
    const denied = { kind: 'error', status: 403, code: 'AccessDeniedException' } as const;
    world.endpoint.faults.add({ match: { service: 'glue' }, act: denied });
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toContainText('At least 170 sessions');
    await expect(page.getByText('glue:ListSessions').first()).toBeVisible();
    expect((await world.list('range=all')).end).toMatchObject({ complete: false, count: 170 });
    await page.goto(`${world.address}/sources`);
    await expect(page.getByText('glue:ListSessions').first()).toBeVisible();
    await expect(page.getByText('"Effect": "Allow"').first()).toBeVisible();
    await page.goto(world.address);
    await expect(page.getByText(/1 of 3 sources/).first()).toBeVisible();
  });

  test('a throttled source: what was known stays, marked, with its next try', async ({ page, world }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toContainText('240 sessions');
    const throttle = { kind: 'error', status: 400, code: 'ThrottlingException' } as const;
    world.endpoint.faults.add({ match: { service: 'athena', operation: 'ListSessions' }, act: throttle });
    await expect(page.getByText(/throttl/i).first()).toBeVisible({ timeout: 40_000 });
    await expect(page.getByText(/Next try in/).first()).toBeVisible();
    await expect(page.locator(rowLinks).first()).toBeVisible();
    const { sessions, end } = await world.list('range=all');
    expect(end.complete).toBe(false);
    expect(sessions.filter(({ service }) => service === 'athena').length).toBe(80);
  });

  test('a service that is missing at the endpoint: the others are shown, and which is missing', async ({
    page,
    world,
  }) => {
    world.endpoint.faults.add({ match: { service: 'athena' }, act: { kind: 'missing-service' } });
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toContainText('At least 160 sessions');
    await expect(page.getByText(/Athena/).first()).toBeVisible();
  });

  test('a server that goes: the page says so, keeps its rows, and never calls them complete', async ({
    page,
    world,
  }) => {
    await page.goto(`${world.address}/sessions?range=all`);
    await expect(countOf(page)).toContainText('240 sessions');
    await world.server.stop();
    await expect(page.getByText(/could not be reached|closed the stream|connection/i).first()).toBeVisible();
    await expect(page.locator(rowLinks).first()).toBeVisible();
  });

  test('no credentials: how to give them and that there is a demo, and no demo data', async ({ page }) => {
    const { address, server } = await openServer({
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    });
    try {
      for (const path of ['/', '/sessions', '/usage', '/prices', '/sources']) {
        await page.goto(address + path);
        await expect(page.getByText(/npm run demo/).first()).toBeVisible();
        await expect(page.getByLabel('Demo data')).toHaveCount(0);
      }
    } finally {
      await server.stop();
    }
  });

  test('H-01 H-04 hostile names do nothing but look strange', async ({ page, world }) => {
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      `{{7*7}}\${7*7}]]></script>\u2028\u2029`,
      'nul\u0000 esc\u001b[2J bel\u0007 cr\r\nlf',
      '\u202Egnp.exe \u2066\u200B',
      'x'.repeat(4_000),
    ];
    const wrong: string[] = [];
    page.on('dialog', (dialog) => {
      wrong.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    world.endpoint.faults.add({
      match: { operation: 'ListSessions' },
      act: {
        kind: 'transform',
        change: (answer) => {
          const rows = [answer.sessions, answer.Sessions].flatMap((list) => (Array.isArray(list) ? list : []));
          rows.forEach((row, index) => {
            const text = hostile[index % hostile.length];
            Object.assign(row, { name: text, Description: text, stateDetails: text, ErrorMessage: text });
          });
          return answer;
        },
      },
    });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ['/', '/sessions?range=all', '/usage?range=all&group=owner', '/sources']) {
        await page.goto(world.address + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        await expect.poll(overflow, { message: `${path} at ${width}` }).toBeLessThanOrEqual(0);
      }
    }
    const { sessions } = await world.list('range=all');
    for (const { href } of sessions.slice(0, 4)) {
      await page.goto(world.address + href);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    expect(wrong).toEqual([]);
  });
});
