import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { PROBLEM_KINDS } from '../../domain/problem.ts';
import { ACTIONS } from '../auth/authorize.ts';
import { ProblemError } from '../errors.ts';
import { API_HEADERS } from './headers.ts';
import { PROBLEM_STATUS } from './problem-response.ts';
import { RequestError } from './request-error.ts';
import { jsonResponse, streamResponse } from './responses.ts';
import { ROUTE, route } from './route.ts';

const HOST = '127.0.0.1:3000';

function ask(path = '/api/x', init: RequestInit & { headers?: Record<string, string> } = {}): Request {
  // A Request of Node keeps a Host given in its headers; Next hands the real one over in the same way.
  return new Request(`http://localhost:3000${path}`, { ...init, headers: { host: HOST, ...init.headers } });
}

const echo = route({ action: 'sessions.list', query: () => null, handler: ({ segments }) => jsonResponse(segments) });

afterEach(() => vi.restoreAllMocks());

describe('Host (S-05)', () => {
  test.each([HOST, 'localhost:3000', '[::1]:3000', 'LOCALHOST:3000'])('%s is answered', async (host) => {
    expect((await echo(ask('/', { headers: { host } }))).status).toBe(200);
  });

  test.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.nip.io:3000',
    'localhost.:3000',
    'localhost',
    '127.0.0.1:3001',
    '0.0.0.0:3000',
    '[::ffff:127.0.0.1]:3000',
    '2130706433:3000',
    '0x7f.0.0.1:3000',
    '127.1:3000',
    'localhost:3000, evil.example',
    'evil@localhost:3000',
    '',
  ])('%j is 421', async (host) => {
    const answer = await echo(ask('/', { headers: { host } }));
    expect(answer.status).toBe(421);
    expect(await answer.json()).toMatchObject({ kind: 'invalid_request', status: 421 });
  });

  test('an absent one is 421', async () => {
    const request = ask();
    request.headers.delete('host');
    expect((await echo(request)).status).toBe(421);
  });
});

describe('headers that try to change what is asked (S-03)', () => {
  test.each([
    ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
    ['RSC', '1'],
    ['Next-Router-Prefetch', '1'],
    ['Next-Action', 'abc'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['X-Original-URL', '/api/other'],
    ['X-Rewrite-URL', '/api/other'],
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-Prefix', '/evil'],
  ])('%s changes nothing', async (name, value) => {
    const plain = await echo(ask('/api/a%2Fb/c'));
    const answer = await echo(ask('/api/a%2Fb/c', { headers: { [name]: value } }));
    expect([answer.status, await answer.text()]).toEqual([plain.status, await plain.text()]);
  });

  test('a forwarded Host does not make up for a foreign one', async () => {
    expect((await echo(ask('/', { headers: { host: 'evil.example', 'x-forwarded-host': HOST } }))).status).toBe(421);
  });
});

describe('what is refused before anything runs', () => {
  const handler = vi.fn(() => jsonResponse(null));
  const guarded = route({ action: 'sessions.list', handler });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is 405 and says what is answered', async (method) => {
    const answer = await guarded(ask('/', { method }));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(handler).not.toHaveBeenCalled();
  });

  test('a page of another site is 403; our own, the address bar and programs are not', async () => {
    expect((await guarded(ask('/', { headers: { 'sec-fetch-site': 'cross-site' } }))).status).toBe(403);
    for (const site of ['same-origin', 'same-site', 'none']) {
      expect((await echo(ask('/', { headers: { 'sec-fetch-site': site } }))).status).toBe(200);
    }
  });

  test('a query of 4096 bytes is read and one of 4097 is 400', async () => {
    expect((await echo(ask(`/?q=${'x'.repeat(4094)}`))).status).toBe(200);
    const answer = await echo(ask(`/?q=${'x'.repeat(4095)}`));
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ parameter: 'query', allowed: 'at most 4096 bytes' }),
    ]);
  });

  test('100 parameters are read and 101 are 400', async () => {
    expect((await echo(ask(`/?${'a=1&'.repeat(99)}a=1`))).status).toBe(200);
    expect((await echo(ask(`/?${'a=1&'.repeat(100)}a=1`))).status).toBe(400);
  });

  test.each([
    [{ 'content-length': '65537' }, 413],
    [{ 'content-length': '1' }, 400],
    [{ 'content-length': 'x' }, 400],
    [{ 'transfer-encoding': 'chunked' }, 400],
    [{ 'content-length': '0' }, 200],
  ])('a body announced by %j is %i', async (headers, status) => {
    expect((await echo(ask('/', { headers: headers as Record<string, string> }))).status).toBe(status);
  });

  test('a parameter where none is taken is 400 and named', async () => {
    const answer = await guarded(ask('/?nope=1'));
    expect(await answer.json()).toMatchObject({ status: 400, parameter: 'nope', allowed: 'no parameters' });
  });
});

describe('queries and problems', () => {
  const schema = z.strictObject({ tz: z.enum(['UTC'], 'UTC').default('UTC') });
  const read = route({ action: 'usage.read', query: schema, handler: ({ query }) => jsonResponse(query) });

  test('a schema reads the parameters and gives its defaults', async () => {
    expect(await (await read(ask('/'))).json()).toEqual({ tz: 'UTC' });
  });

  test('a wrong and an unknown one are 400 with the name and what is allowed', async () => {
    expect(await (await read(ask('/?tz=Mars'))).json()).toMatchObject({ status: 400, parameter: 'tz', allowed: 'UTC' });
    expect(await (await read(ask('/?zt=1'))).json()).toMatchObject({ status: 400, parameter: 'zt' });
  });

  test('a request error becomes its status, a problem its kind’s', async () => {
    const missing = route({
      action: 'sessions.get',
      handler: () => Promise.reject(RequestError.notFound('No such service.', 'service', 'glue')),
    });
    expect(await (await missing(ask())).json()).toMatchObject({
      status: 404,
      kind: 'not_found',
      parameter: 'service',
      allowed: 'glue',
    });
    for (const kind of PROBLEM_KINDS) {
      const failing = route({
        action: 'sessions.get',
        handler: () => {
          throw new ProblemError({ kind, message: 'Our words.', hint: 'Do this.' });
        },
      });
      const answer = await failing(ask());
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(await answer.json()).toMatchObject({
        status: PROBLEM_STATUS[kind],
        kind,
        detail: 'Our words.',
        hint: 'Do this.',
      });
    }
  });

  test('an unexpected error is 500, tells nothing to the client and no text of it to the log', async () => {
    const lines: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const broken = route({
      action: 'sessions.get',
      handler: () => Promise.reject(new TypeError('canary-secret at 10.0.0.1')),
    });
    const answer = await broken(ask());
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/canary|TypeError|route\.ts/);
    expect(lines.join('')).toContain('"name":"TypeError"');
    expect(lines.join('')).not.toContain('canary');
  });
});

describe('answers', () => {
  test('every answer carries the headers of the interface (S-14)', async () => {
    for (const request of [
      ask('/'),
      ask('/', { headers: { host: 'evil' } }),
      ask('/', { method: 'POST' }),
      ask(`/?${'x'.repeat(5000)}`),
    ]) {
      const { headers } = await echo(request);
      for (const [name, value] of Object.entries(API_HEADERS)) expect(headers.get(name)).toBe(value);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('HEAD has the status and type of GET, no body, and begins no stream', async () => {
    const begun = vi.fn();
    const stream = route({
      action: 'sessions.list',
      handler: ({ signal }) =>
        streamResponse(signal, async function* () {
          begun();
          yield '{}\n';
        }),
    });
    const answer = await stream(ask('/', { method: 'HEAD' }));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
      '',
    ]);
    expect(begun).not.toHaveBeenCalled();
    expect(await (await stream(ask('/'))).text()).toBe('{}\n');
  });

  test('the path is handed over still encoded', async () => {
    expect(await (await echo(ask('/api/sessions/a%2Fb/~Lg'))).json()).toEqual(['api', 'sessions', 'a%2Fb', '~Lg']);
  });

  test('the wrapper leaves its brand with the action', () => {
    expect(echo[ROUTE]).toBe('sessions.list');
    expect(ACTIONS).toContain(echo[ROUTE]);
  });
});
