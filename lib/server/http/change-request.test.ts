import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { jsonResponse } from './responses.ts';
import { route } from './route.ts';

const HOST = '127.0.0.1:3000';
const handler = vi.fn(({ body }: { body: unknown }) => jsonResponse(body));
const put = route({
  action: 'views.change',
  method: 'POST',
  body: z.strictObject({ name: z.string('a text') }),
  handler,
});
const remove = route({ action: 'views.change', method: 'DELETE', handler });

type Sent = { method?: string; headers?: Record<string, string>; body?: BodyInit };

function send({ method = 'POST', headers = {}, body = '{"name":"x"}' }: Sent = {}): Request {
  const own = { host: HOST, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const given = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== '');
  return new Request('http://localhost:3000/api/views', { method, headers: given as [string, string][], body });
}

describe('a request that changes something', () => {
  test('is read where our own page sent it, or a program that says it knows where', async () => {
    expect(await (await put(send())).json()).toEqual({ name: 'x' });
    const program = { 'sec-fetch-site': '', origin: `http://${HOST}` };
    expect((await put(send({ headers: program }))).status).toBe(200);
    const typed = { 'content-type': 'application/json; charset=UTF-8' };
    expect((await put(send({ headers: typed }))).status).toBe(200);
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: `http://${HOST}` },
    { 'sec-fetch-site': '', origin: 'null' },
    { 'sec-fetch-site': '', origin: 'http://evil.example' },
    { 'sec-fetch-site': '', origin: 'http://localhost:3000' },
    { 'sec-fetch-site': '', origin: `https://${HOST}` },
    { 'sec-fetch-site': '', origin: '' },
  ])('is 403 from anywhere else and changes nothing: %j (S-07)', async (headers) => {
    handler.mockClear();
    expect((await put(send({ headers: headers as Record<string, string> }))).status).toBe(403);
    expect((await remove(send({ method: 'DELETE', headers: headers as Record<string, string> }))).status).toBe(403);
    expect(handler).not.toHaveBeenCalled();
  });

  test.each([
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-7',
    'application/jsonx',
  ])('of the type %j is 415 (S-10)', async (type) => {
    const answer = await put(send({ headers: { 'content-type': type }, body: new TextEncoder().encode('{}') }));
    expect(answer.status).toBe(415);
  });

  test('is 413 above 64 KB, announced or not (S-09)', async () => {
    const large = JSON.stringify({ name: 'x'.repeat(65_536) });
    expect((await put(send({ body: large }))).status).toBe(413);
    expect((await put(send({ headers: { 'content-length': '70000' } }))).status).toBe(413);
  });

  test.each([
    ['{"name":', 'body'],
    ['[]', 'body'],
    ['null', 'body'],
    ['[['.repeat(30_000), 'body'],
    ['{"name":1}', 'name'],
    ['{}', 'name'],
    ['{"name":"x","more":1}', 'more'],
    ['{"name":"x","__proto__":{}}', '__proto__'],
  ])('%.20s is 400 and names the part', async (body, parameter) => {
    const answer = await put(send({ body }));
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ parameter })]);
  });

  test('answers its own method only, and takes no body where none is meant', async () => {
    const answer = await put(send({ method: 'PATCH' }));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    const removal = new Request('http://localhost:3000/', {
      method: 'DELETE',
      headers: { host: HOST, 'sec-fetch-site': 'same-origin', 'content-length': '2' },
    });
    expect((await remove(removal)).status).toBe(400);
  });
});
