import { readdirSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';
import { API_HEADERS, SECURITY_HEADERS } from '../lib/server/http/headers.ts';
import { getRaw, sendRaw } from './raw-request.ts';

const PORT = Number(process.env.E2E_PORT ?? 4799);
const chunk = () => `/_next/static/chunks/${readdirSync('.next/static/chunks').find((name) => name.endsWith('.js'))}`;
const KINDS = {
  page: '/sessions',
  'page not found': '/nowhere',
  interface: '/api/sources',
  problem: '/api/nowhere',
  health: '/healthz',
};

test.describe('Host (S-05)', () => {
  for (const host of [
    'evil.example',
    `127.0.0.1.nip.io:${PORT}`,
    `localhost.:${PORT}`,
    'localhost',
    `127.0.0.1:${PORT + 1}`,
    `0.0.0.0:${PORT}`,
  ]) {
    test(`${host.replace(String(PORT), 'PORT').replace(String(PORT + 1), 'OTHER')} is 421 everywhere, files too`, async () => {
      for (const path of [...Object.values(KINDS), chunk()]) {
        const answer = await getRaw(PORT, path, { Host: host });
        expect([path, answer.status]).toEqual([path, 421]);
        expect(answer.body).not.toContain('session');
      }
    });
  }

  test('the three names of this machine are answered', async () => {
    for (const host of [`localhost:${PORT}`, `127.0.0.1:${PORT}`, `[::1]:${PORT}`]) {
      expect((await getRaw(PORT, '/healthz', { Host: host })).status).toBe(200);
    }
  });

  test('none, two, and one in the address of the request are refused', async () => {
    const own = `Host: 127.0.0.1:${PORT}`;
    const none = await sendRaw(PORT, ['GET /api/sources HTTP/1.1']);
    const two = await sendRaw(PORT, ['GET /api/sources HTTP/1.1', 'Host: evil.example', own]);
    const http10 = await sendRaw(PORT, ['GET /api/sources HTTP/1.0']);
    for (const { status } of [none, two, http10]) expect([400, 421]).toContain(status);
    // Next sends an address with `//` in it to the one without before anything of ours runs; no data is in that answer.
    const absolute = await sendRaw(PORT, ['GET http://evil.example/api/sources HTTP/1.1', own]);
    expect([308, 421]).toContain(absolute.status);
    expect(absolute.body).not.toContain('asOf');
  });

  test('a path that looks like another host leads back here', async () => {
    for (const path of ['//evil.example/x', '/\\evil.example/x', '///evil.example']) {
      const { status, headers } = await getRaw(PORT, path);
      expect([path, status, headers.get('location')?.match(/^\/[^/\\]/) !== null]).toEqual([path, 308, true]);
    }
  });

  test('a name that a foreign page resolved to this machine reads nothing (S-06)', async () => {
    const browser = await chromium.launch({
      ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
      args: ['--host-resolver-rules=MAP evil.example 127.0.0.1'],
    });
    const page = await browser.newPage();
    const answer = await page.goto(`http://evil.example:${PORT}/api/sources`);
    expect(answer?.status()).toBe(421);
    await browser.close();
  });
});

test.describe('headers that try to change what is asked (S-03)', () => {
  const TRICKS: Record<string, string> = {
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'Next-Router-Prefetch': '1',
    'Next-Action': 'x',
    'X-HTTP-Method-Override': 'DELETE',
    'X-Original-URL': '/api/nowhere',
    'X-Rewrite-URL': '/api/nowhere',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Prefix': '/evil',
  };
  for (const [name, value] of Object.entries(TRICKS)) {
    test(`${name} changes neither status nor headers`, async () => {
      for (const path of Object.values(KINDS)) {
        const plain = await getRaw(PORT, path);
        const tricked = await getRaw(PORT, path, { [name]: value });
        expect([path, tricked.status]).toEqual([path, plain.status]);
        expect(tricked.headers.get('content-security-policy')?.replace(/nonce-[^']+/g, 'N')).toBe(
          plain.headers.get('content-security-policy')?.replace(/nonce-[^']+/g, 'N'),
        );
        expect((await getRaw(PORT, path, { [name]: value, Host: 'evil.example' })).status).toBe(421);
      }
    });
  }

  test('an upgrade is not made', async () => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version': '13',
    };
    const answer = await getRaw(PORT, '/api/sources', headers);
    expect(answer.status).not.toBe(101);
  });
});

test.describe('what is sent with every answer (S-14)', () => {
  for (const [kind, path] of Object.entries(KINDS)) {
    test(kind, async () => {
      const { headers } = await getRaw(PORT, path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name.toLowerCase())).toBe(value);
      expect(headers.get('cache-control')).toMatch(/private.*no-store/);
      expect(headers.get('content-security-policy')).toBeDefined();
      expect([...headers.keys()].filter((name) => /^access-control|x-powered-by|strict-transport/.test(name))).toEqual(
        [],
      );
      if (!kind.startsWith('page'))
        expect(headers.get('content-security-policy')).toBe(API_HEADERS['Content-Security-Policy']);
    });
  }

  test('a file of the build', async () => {
    const { headers } = await getRaw(PORT, chunk());
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name.toLowerCase())).toBe(value);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test('a stream', async () => {
    const controller = new AbortController();
    const answer = await fetch(`http://127.0.0.1:${PORT}/api/sessions?live=1`, { signal: controller.signal });
    for (const [name, value] of Object.entries(API_HEADERS)) expect(answer.headers.get(name)).toBe(value);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    controller.abort();
  });
});

test.describe('methods and sizes', () => {
  test('nothing but GET, HEAD and OPTIONS is answered by the interface', async ({ request }) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of ['/api/sessions', '/api/sources', '/healthz']) {
        expect((await request.fetch(path, { method })).status()).toBe(405);
      }
    }
    const options = await request.fetch('/api/sources', { method: 'OPTIONS' });
    expect([options.status(), options.headers()['access-control-allow-origin']]).toEqual([204, undefined]);
    expect((await request.head('/api/sources')).status()).toBe(200);
  });

  test('a page of another site is refused', async () => {
    expect(
      (await getRaw(PORT, '/api/sources', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://evil.example' })).status,
    ).toBe(403);
  });

  test('an over-long query, too many parameters and an unknown one are told with the parameter', async ({
    request,
  }) => {
    const long = await request.get(`/api/sessions?q=${'x'.repeat(5000)}`);
    expect([long.status(), await long.json()]).toEqual([
      400,
      expect.objectContaining({ kind: 'invalid_request', parameter: 'query' }),
    ]);
    expect((await request.get(`/api/sessions?${'q=1&'.repeat(101)}`)).status()).toBe(400);
    const unknown = await request.get('/api/sessions?nope=1');
    expect([unknown.status(), await unknown.json()]).toEqual([400, expect.objectContaining({ parameter: 'nope' })]);
  });

  test('regions, accounts and services from outside reach no host name (S-12)', async ({ request }) => {
    for (const part of ['x.evil.com%23', 'us-east-1%40evil', '%2E%2E', '169.254.169.254']) {
      for (const path of [
        `/api/sessions/glue/210987654321/${part}/-/x`,
        `/api/sessions/glue/${part}/us-east-1/-/x`,
        `/api/sessions/${part}/210987654321/us-east-1/-/x`,
      ]) {
        const answer = await request.get(path);
        expect([path, answer.status() === 400 || answer.status() === 404]).toEqual([path, true]);
        expect(answer.headers()['content-type']).toContain('application/problem+json');
      }
    }
  });
});
