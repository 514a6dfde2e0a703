import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Endpoint, openEndpoint } from './endpoint.ts';
import type { FaultAct } from './faults.ts';

let endpoint: Endpoint;
beforeEach(async () => {
  endpoint = await openEndpoint({ nowMs: () => Date.UTC(2026, 10, 20, 14), sessions: 30 });
});
afterEach(() => endpoint.close());

const SCOPE = 'Credential=demo/20261120/us-east-1/emr-serverless/aws4_request';
const headers = { authorization: `AWS4-HMAC-SHA256 ${SCOPE}, SignedHeaders=host, Signature=${'0'.repeat(64)}` };
const get = (signal?: AbortSignal) => fetch(`${endpoint.url}/applications`, { headers, ...(signal ? { signal } : {}) });

/** Everything the socket gives until it ends, and how it ended. */
async function readRaw(): Promise<{ text: string; code: string | null }> {
  const socket = connect(endpoint.port, '127.0.0.1');
  let text = '';
  let code: string | null = null;
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    code = error.code ?? null;
  });
  socket.write(
    `GET /applications HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${headers.authorization}\r\n\r\n`,
  );
  await once(socket, 'close').catch(() => undefined);
  return { text, code };
}

async function readUntilCut(act: FaultAct) {
  endpoint.faults.add({ act });
  const { text, code } = await readRaw();
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return { promised: Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN), body, code };
}

describe('an answer', () => {
  test('arrives whole, signed as demo, with a request id', async () => {
    const answer = await get();
    expect(answer.headers.get('x-sparktally-demo')).toBe('1');
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await answer.json()).applications.length).toBeGreaterThan(5);
  });

  test('waits for the latency, and longer for a delay', async () => {
    const slow = await openEndpoint({ sessions: 3, latencyMs: 30, faults: [{ act: { kind: 'delay', ms: 30 } }] });
    await fetch(`${slow.url}/applications`, { headers });
    const [call] = slow.calls;
    expect(call!.endedAt! - call!.at).toBeGreaterThanOrEqual(58);
    await slow.close();
  });

  test.each([
    ['{}', 200],
    ['[]', 200],
    ['null', 200],
    ['', 200],
    ['"text"', 200],
    ['<html></html>', 200],
    ['', 204],
  ])('can be %j with %i', async (body, status) => {
    endpoint.faults.add({ act: { kind: 'body', body, status } });
    const answer = await get();
    expect([await answer.text(), answer.status]).toEqual([body, status]);
  });

  test('can be of any size', async () => {
    endpoint.faults.add({ act: { kind: 'huge', bytes: 20_000_000 } });
    expect((await (await get()).arrayBuffer()).byteLength).toBe(20_000_000);
  });

  test('hangs before its headers, until the client leaves or the fault is lifted', async () => {
    endpoint.faults.add({ act: { kind: 'hang' } });
    await expect(get(AbortSignal.timeout(60))).rejects.toThrow('timeout');
    const held = get().then(
      () => 'answered',
      () => 'dropped',
    );
    await vi.waitFor(() => expect(endpoint.calls).toHaveLength(2));
    endpoint.faults.clear();
    expect(await held).toBe('dropped');
    await vi.waitFor(() =>
      expect(endpoint.calls.map(({ status, endedAt }) => [status, endedAt !== null])).toEqual([
        [null, true],
        [null, true],
      ]),
    );
  });

  test('is silent after its headers', async () => {
    endpoint.faults.add({ act: { kind: 'headers-only' } });
    const leave = new AbortController();
    const answer = await get(leave.signal);
    expect(answer.status).toBe(200);
    const body = answer.text();
    setTimeout(() => leave.abort(), 30);
    await expect(body).rejects.toThrow('aborted');
  });

  test('drips', async () => {
    endpoint.faults.add({ act: { kind: 'body', body: '{"a":1}' } });
    endpoint.faults.add({ act: { kind: 'drip', bytes: 1, everyMs: 10 } });
    expect(await (await get()).text()).toBe('{"a":1}');
    await vi.waitFor(() => expect(endpoint.calls[0]?.endedAt).not.toBeNull());
    expect(endpoint.calls[0]!.endedAt! - endpoint.calls[0]!.at).toBeGreaterThanOrEqual(60);
  });

  test('is reset, at once or after some bytes', async () => {
    expect(await readUntilCut({ kind: 'reset' })).toMatchObject({ code: 'ECONNRESET', body: '' });
    endpoint.faults.clear();
    const later = await readUntilCut({ kind: 'reset', afterBytes: 9 });
    expect(later.code).toBe('ECONNRESET');
  });

  test.each([
    [0, 0],
    [1, 1],
    ['half', 7],
    ['last', 14],
  ] as const)('is truncated at %s', async (at, length) => {
    endpoint.faults.add({ act: { kind: 'body', body: '{"sessions":[]}' } });
    const ended = await readUntilCut({ kind: 'truncate', at });
    expect([ended.promised, ended.body.length]).toEqual([length, length]);
    endpoint.faults.clear();
    endpoint.faults.add({ act: { kind: 'body', body: '{"sessions":[]}' } });
    const cut = await readUntilCut({ kind: 'truncate', at, how: 'cut' });
    expect([cut.promised, cut.body.length]).toEqual([15, length]);
  });
});

describe('calls', () => {
  test('are recorded with what was in flight', async () => {
    endpoint.faults.add({ act: { kind: 'hang' } });
    const held = Promise.allSettled([get(), get(), get()]);
    await vi.waitFor(() => expect(endpoint.calls).toHaveLength(3));
    endpoint.faults.clear();
    await held;
    await vi.waitFor(() => expect(endpoint.calls.every(({ endedAt }) => endedAt !== null)).toBe(true));
    await (await get()).text();
    await vi.waitFor(() => expect(endpoint.calls[3]?.status).toBe(200));
    expect(endpoint.calls.map(({ inFlight, inFlightOfAll }) => [inFlight, inFlightOfAll])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [1, 1],
    ]);
    expect(new Set(endpoint.calls.map(({ operation, region }) => `${operation} ${region}`))).toEqual(
      new Set(['emr-serverless:ListApplications us-east-1']),
    );
    expect(await endpoint.connections()).toBeLessThanOrEqual(1);
  });
});
