import { expect, test } from './world.ts';

/** The secrets that the demo estate plants. */
const CANARIES = ['demo-Winter2025!', 'wJalrXUtnFEMI', 'AKIAIOSFODNN7EXAMPLE', 'demo-Herbst2024', 'demo-Sommer2026'];

const found = (text: string) => CANARIES.filter((canary) => text.includes(canary));

test('H-08 what people put into a session’s set-up is on no page and in no answer', async ({ page, world }) => {
  const { sessions } = await world.list('range=all');
  const masked: string[] = [];
  for (const { href } of sessions) {
    const text = await (await page.request.get(`${world.address}/api${href}`)).text();
    expect(found(text)).toEqual([]);
    if (text.includes('[masked]')) masked.push(href);
  }
  expect(masked.length, 'the estate plants secrets').toBeGreaterThan(3);
  for (const service of ['glue', 'emr-serverless']) {
    const href = masked.find((one) => one.startsWith(`/sessions/${service}/`)) ?? '';
    const answer = await page.goto(world.address + href);
    expect(found((await answer?.text()) ?? '')).toEqual([]);
    await page.getByRole('radio', { name: 'Text' }).check();
    await expect(page.getByText('[masked]').first()).toBeVisible();
    expect(found(await page.content())).toEqual([]);
  }
});

test('H-08 nor in the history, of which the export gives everything', async ({ page, world }) => {
  let text = '';
  await expect(async () => {
    text = await (await page.request.get(`${world.address}/api/history/export`)).text();
    expect(text.match(/"type":"answer"/g)?.length).toBe(240);
  }).toPass({ timeout: 60_000 });
  expect(text).toContain('[masked]');
  expect(found(text)).toEqual([]);
});
