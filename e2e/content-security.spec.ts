import { expect, type Page, test } from '@playwright/test';

const PAGES = [
  '/',
  '/sessions',
  '/usage',
  '/idle',
  '/prices',
  '/sources',
  '/nowhere',
  '/sessions/glue/210987654321/us-east-1/-/no-such-session',
];

function watchViolations(page: Page): string[] {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) seen.push(message.text());
  });
  page.on('pageerror', (error) => seen.push(error.message));
  return seen;
}

test.describe('the content security policy (S-13)', () => {
  for (const path of PAGES) {
    test(`${path} comes alive without a violation`, async ({ page }) => {
      const seen = watchViolations(page);
      const answer = await page.goto(path);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{32}' 'strict-dynamic'(;|$)/);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith('__reactContainer')));
      await page.waitForLoadState('load');
      expect(seen).toEqual([]);
    });
  }

  test('the nonce differs from answer to answer and is the one of the scripts', async ({ request }) => {
    const nonces = await Promise.all(
      [1, 2, 3].map(async () => {
        const answer = await request.get('/sessions');
        const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
        const scripts = [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
        expect(scripts.length).toBeGreaterThan(0);
        expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64').length * 8).toBeGreaterThanOrEqual(128);
  });

  test('a script that got into the page does not run', async ({ page }) => {
    await page.goto('/sessions');
    const ran = await page.evaluate(() => {
      const script = document.createElement('div');
      script.innerHTML = '<img src="x" onerror="window.__ran = true">';
      document.body.append(script);
      return new Promise((resolve) => setTimeout(() => resolve('__ran' in window), 300));
    });
    expect(ran).toBe(false);
  });
});
