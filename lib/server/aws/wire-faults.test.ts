import { createServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, describe, expect, test } from 'vitest';
import { answerError, answerJson, type FaultyAnswer } from './faulty-server.fixture.ts';
import { openWire, type Wire } from './wire.fixture.ts';

const SERVICES = ['glue', 'athena', 'emr-serverless'] as const;
const EMPTY_LIST = { Sessions: [], applications: [] };

let wire: Wire;
afterEach(() => wire.close());

async function open(answer: FaultyAnswer, options?: Parameters<typeof openWire>[1]): Promise<Wire> {
  wire = await openWire(answer, options);
  return wire;
}

describe.each(SERVICES)('%s', (service) => {
  test.each([500, 502, 503, 504])('F-01 %i: three attempts in under 3 s, then service_error', async (status) => {
    await open((_, response) => answerError(response, status, 'InternalServerException'));
    const started = performance.now();
    const problem = await wire.fail(service);
    expect(problem).toMatchObject({ kind: 'service_error', requestId: '7a1b2c3d-0000-4000-8000-000000000001' });
    expect(wire.server.requests).toHaveLength(3);
    expect(wire.limiter.forSource(service).stats()).toMatchObject({ calls: 3, throttles: 0, inFlight: 0, queued: 0 });
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('F-02 503 with HTML is a service_error too', async () => {
    await open((_, response) => {
      response.writeHead(503, { 'content-type': 'text/html' });
      response.end('<html><body>Service Unavailable</body></html>');
    });
    const problem = await wire.fail(service);
    expect(problem.kind).toBe('service_error');
    expect(JSON.stringify(problem)).not.toMatch(/SyntaxError|JSON|html|\$response/);
  });

  test('F-03 500 twice, then 200: rows, and three calls counted', async () => {
    await open((_, response, count) =>
      count < 3 ? answerError(response, 500, 'InternalServerException') : answerJson(response, 200, EMPTY_LIST),
    );
    expect(await wire.list(service)).toEqual([]);
    expect(wire.limiter.forSource(service).stats().calls).toBe(3);
  });

  test('F-06 a Retry-After of an hour makes no request wait and is handed on as five minutes', async () => {
    await open(
      (_, response) => {
        response.writeHead(429, { 'x-amzn-errortype': 'ThrottlingException', 'retry-after': '3600' });
        response.end('{"__type":"ThrottlingException","message":"Rate exceeded"}');
      },
      { maxAttempts: 1 },
    );
    const problem = await wire.fail(service);
    expect(problem.kind).toBe('throttled');
    const waits = Date.parse(problem.retryAt ?? '') - Date.now();
    expect(waits).toBeGreaterThan(290_000);
    expect(waits).toBeLessThanOrEqual(300_000);
    expect(wire.limiter.forSource(service).stats().throttles).toBe(1);
  });

  test('F-07 hung before the headers: timeout, three attempts, no socket left', async () => {
    await open(() => {});
    expect((await wire.fail(service)).kind).toBe('timeout');
    expect(wire.server.requests).toHaveLength(3);
    await expect.poll(() => wire.server.openSockets()).toBe(0);
  });

  test('F-08 headers, then silence: timeout', async () => {
    await open((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"Sessions":[');
    });
    expect((await wire.fail(service)).kind).toBe('timeout');
    await expect.poll(() => wire.server.openSockets()).toBe(0);
  });

  test('F-09 a byte now and then defeats every timeout; the deadline ends it', async () => {
    await open((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 50);
      response.once('close', () => clearInterval(drip));
    });
    const problem = await wire.fail(service, { deadlineMs: 700 });
    expect(problem.kind).toBe('timeout');
    await expect.poll(() => wire.limiter.forSource(service).stats().inFlight).toBe(0);
    await expect.poll(() => wire.server.openSockets()).toBe(0);
  });

  test('F-10 reset after accepting: network', async () => {
    await open((request) => void request.socket.resetAndDestroy());
    expect((await wire.fail(service)).kind).toBe('network');
  });

  test('F-10 refused: network', async () => {
    const closed = await openWire(() => {});
    const { url } = closed.server;
    await closed.close();
    await open(() => {}, { url });
    const problem = await wire.fail(service);
    expect(problem).toMatchObject({ kind: 'network' });
    expect(problem.message).toContain('ECONNREFUSED');
  });

  test.each([
    ['at byte 0', ''],
    ['at byte 1', '{'],
    ['in the middle', '{"Sessions":[{"Id":"a"'],
    ['before the last byte', '{"Sessions":[],"applications":[]'],
  ])('F-14 JSON cut %s: bad_response, never retried as rows', async (_, body) => {
    await open((_request, response) => answerJson(response, 200, body));
    const problem = await wire.fail(service);
    expect(problem.kind).toBe('bad_response');
    expect(wire.server.requests).toHaveLength(1);
  });

  test('F-14 a body shorter than its content-length: an error, never an empty list', async () => {
    await open((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"Sessions":[],"applications":[]}');
      setTimeout(() => response.socket?.destroy(), 10);
    });
    expect(['network', 'bad_response']).toContain((await wire.fail(service)).kind);
  });

  test.each([
    ['{}', '{}'],
    ['[]', '[]'],
    ['null', 'null'],
    ['nothing', ''],
    ['HTML', '<html>Log in to the hotel network</html>'],
    ['a string', '"str"'],
    ['a null list', '{"Sessions":null,"applications":null}'],
  ])('F-15 200 with %s is a broken answer, not "no sessions"', async (_, body) => {
    await open((_request, response) => answerJson(response, 200, body));
    expect((await wire.fail(service)).kind).toBe('bad_response');
  });

  test('F-15 204 is a broken answer', async () => {
    await open((_, response) => {
      response.writeHead(204);
      response.end();
    });
    expect((await wire.fail(service)).kind).toBe('bad_response');
  });
});

test('F-10 a half-open connection (accepted, never read): ends by itself', async () => {
  const mute = createServer(() => {});
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const address = mute.address();
  await open(() => {}, { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, maxAttempts: 1 });
  expect((await wire.fail('glue')).kind).toBe('timeout');
  mute.close();
});

test('F-11 400 calls at a server that takes its time: no false timeout, 8 at once', async () => {
  await open(
    (_, response) => {
      setTimeout(() => answerJson(response, 200, EMPTY_LIST), 50);
    },
    { timeouts: { connectionMs: 100, requestMs: 300, socketMs: 300 } },
  );
  const answers = await Promise.all(Array.from({ length: 400 }, () => wire.list('glue')));
  expect(answers).toHaveLength(400);
  expect(wire.server.mostAtOnce()).toBeLessThanOrEqual(8);
  expect(wire.server.requests).toHaveLength(400);
});

test('F-16 400 MB in one answer: stopped at 16 MB, memory stays bounded', async () => {
  const megabyte = Buffer.alloc(1024 * 1024, 0x20);
  let sent = 0;
  await open(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pump = () => {
        while (sent < 400 && !response.destroyed) {
          sent += 1;
          if (!response.write(megabyte)) return void response.once('drain', pump);
        }
        response.end();
      };
      pump();
    },
    { timeouts: {} },
  );
  const before = process.memoryUsage().rss;
  const problem = await wire.fail('glue');
  expect(problem.kind).toBe('bad_response');
  expect(sent).toBeLessThan(100);
  expect(wire.server.requests).toHaveLength(1);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test('F-16 a content-length beyond the cap is refused without reading', async () => {
  await open(
    (_, response) => {
      response.writeHead(200, { 'content-length': '2000' });
      response.write('{');
    },
    { answerLimitBytes: 1_000 },
  );
  expect((await wire.fail('glue')).kind).toBe('bad_response');
});

test.each([
  ['a list', 200, () => `{"Sessions":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`],
  ['an unknown member', 200, () => `{"x":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`],
  ['an error', 400, () => `{"__type":"X","message":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`],
] as const)(
  'F-16 %s nested a million deep ends in rows or in a problem, and nothing crashes',
  async (_, status, write) => {
    const body = write();
    await open((_request, response) => answerJson(response, status, body), { timeouts: {} });
    const kind = await wire.fail('glue').then(
      (problem) => problem.kind,
      (error: Error) => error.message,
    );
    expect(['bad_response', 'invalid_request', 'the call succeeded']).toContain(kind);
  },
);

test('F-16 a million members do not block the loop for long', async () => {
  const members = Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":1`).join(',');
  await open((_, response) => answerJson(response, 200, `{"Sessions":[],${members}}`), { timeouts: {} });
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  expect(await wire.list('glue')).toEqual([]);
  lag.disable();
  expect(lag.max / 1e6).toBeLessThan(3_000);
});
