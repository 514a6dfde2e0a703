import { SERVICES } from '../lib/domain/service.ts';
import { expect, test } from './world.ts';

/** The secrets that the demo estate plants (H-08). */
const CANARIES = ['demo-Winter2025!', 'wJalrXUtnFEMI', 'AKIAIOSFODNN7EXAMPLE', 'demo-Herbst2024', 'demo-Sommer2026'];

test.describe('a session', () => {
  for (const service of SERVICES) {
    test(`of ${service} is shown with its usage, configuration and ARN`, async ({ page, world }) => {
      const { sessions } = await world.list(`range=all&service=${service}&phase=ended`);
      const [session] = sessions;
      if (!session) throw new Error(`no ended session of ${service}`);
      const answer = await page.goto(world.address + session.href);
      expect(answer?.status()).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(session.name ?? session.id);
      await expect(page.getByText(session.state, { exact: true }).first()).toBeVisible();
      await expect(page.getByText(session.arn ?? '', { exact: false }).first()).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Usage' })).toBeVisible();
      if (service === 'emr-serverless') {
        await expect(page.getByText('One-minute minimum per worker')).toBeVisible();
        await expect(page.getByText('Storage is billed only above 20 GB a worker')).toBeVisible();
      }
    });
  }

  test('H-08 planted secrets are in no answer and on no page', async ({ page, world }) => {
    const { sessions } = await world.list('range=all');
    let masked = 0;
    for (const { href, service } of sessions) {
      if (service === 'athena') continue;
      const text = await (await page.request.get(`${world.address}/api${href}`)).text();
      for (const canary of CANARIES) expect(text).not.toContain(canary);
      if (!/password|secret\.key/i.test(text)) continue;
      masked += 1;
      if (masked > 3) continue;
      await page.goto(world.address + href);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const html = await page.content();
      for (const canary of CANARIES) expect(html).not.toContain(canary);
    }
    expect(masked, 'the estate plants secrets').toBeGreaterThan(0);
  });

  test('a wrong service is not found, an unknown id says so and leads to the list', async ({ page, world }) => {
    const wrong = await page.goto(`${world.address}/sessions/hadoop/210987654321/us-east-1/-/x`);
    expect(wrong?.status()).toBe(404);
    await page.goto(`${world.address}/sessions/glue/210987654321/us-east-1/-/no-such-session`);
    await expect(page.getByText(/no session no-such-session|not found|does not exist|knows no/i).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /sessions/i }).first()).toBeVisible();
    const api = await page.request.get(`${world.address}/api/sessions/glue/210987654321/us-east-1/-/no-such-session`);
    expect(api.status()).toBe(404);
    expect(api.headers()['content-type']).toContain('application/problem+json');
  });
});
