import { ListSessionsCommand } from '@aws-sdk/client-glue';
import { GetProductsCommand } from '@aws-sdk/client-pricing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../errors.ts';
import { answerError, answerJson, type FaultyAnswer } from './faulty-server.fixture.ts';
import { openWire, type Wire } from './wire.fixture.ts';

let wire: Wire | null = null;
const spies = ['log', 'info', 'warn', 'error', 'debug'] as const;
beforeEach(() => {
  for (const name of spies) vi.spyOn(console, name).mockImplementation(() => {});
});
afterEach(async () => {
  await wire?.close();
  wire = null;
  vi.restoreAllMocks();
});

async function open(answer: FaultyAnswer, options: Parameters<typeof openWire>[1] = {}): Promise<Wire> {
  wire = await openWire(answer, options);
  return wire;
}

const EMPTY = { Sessions: [], applications: [], PriceList: [] };
const ok: FaultyAnswer = (_, response) => answerJson(response, 200, EMPTY);

describe('what an answer says beside its content', () => {
  test('the demo header and the server’s clock are noted, of good answers and of bad ones', async () => {
    const { list, fail, notes } = await open(
      (_, response, count) => {
        const headers = { 'x-sparktally-demo': '1', date: 'Fri, 20 Nov 2026 12:00:00 GMT' };
        if (count === 1) return answerJson(response, 200, EMPTY, headers);
        response.writeHead(400, { 'x-amzn-errortype': 'InvalidInputException' });
        response.end('{}');
      },
      { wallMs: () => Date.UTC(2026, 10, 20, 12, 5) },
    );
    await list('glue');
    await fail('glue');
    expect(notes[0]).toEqual({ operation: 'glue:ListSessions', demo: true, clockSkewMs: 300_000 });
    expect(notes[1]).toMatchObject({ operation: 'glue:ListSessions', demo: false });
  });

  test('an answer that never came is no note', async () => {
    const { fail, notes } = await open((request) => void request.socket.destroy());
    await fail('glue');
    expect(notes).toEqual([]);
  });
});

describe('attempts', () => {
  test.each([
    ['glue', 'glue:ListSessions'],
    ['athena', 'athena:ListSessions'],
    ['emr-serverless', 'emr-serverless:ListApplications'],
    ['pricing', 'pricing:GetProducts'],
  ] as const)(
    'F-04 %s: each throttle is counted and halves the rate of %s, and of nothing else',
    async (service, operation) => {
      const { fail, limiter } = await open((_, response) => answerError(response, 400, 'ThrottlingException'), {
        maxAttempts: 2,
        callsPerSecond: 100,
      });
      expect((await fail(service)).kind).toBe('throttled');
      const source = limiter.forSource(service);
      expect(source.stats()).toMatchObject({ calls: 2, throttles: 2 });
      expect(source.rateOf(operation)).toBeLessThanOrEqual(50);
      expect(source.rateOf(`${operation}Other`)).toBe(100);
    },
  );

  test('calls outside callAws are counted too', async () => {
    const { clients, limiter } = await open(ok);
    await clients.glue.send(new ListSessionsCommand({}));
    expect(limiter.forSource('glue').stats().calls).toBe(1);
  });

  test('F-09 an abort ends the wait for a retry’s token', async () => {
    const { fail, limiter } = await open((_, response) => answerError(response, 400, 'ThrottlingException'), {
      callsPerSecond: 0.01,
    });
    const problem = await fail('glue', { deadlineMs: 2_500 });
    expect(problem.kind).toBe('throttled');
    await expect.poll(() => limiter.forSource('glue').stats()).toMatchObject({ inFlight: 0, queued: 0 });
  });
});

describe('endpoints', () => {
  test('http to this machine needs no flag, by any of its names', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const server = await open(ok);
      const { port } = server.server;
      vi.stubEnv('AWS_ENDPOINT_URL', `http://${host}:${port}`);
      expect(await server.list('athena')).toEqual([]);
      await server.close();
    }
    wire = null;
  });

  test('http to any other machine is refused with a sentence, before anything is sent', async () => {
    for (const host of [
      'emulator.example:4566',
      '10.0.0.1',
      '169.254.169.254',
      '127.0.0.1.nip.io',
      'localhost.example',
    ]) {
      const { fail, limiter, close } = await openWire(ok, { url: `http://${host}` });
      const problem = await fail('glue');
      expect(problem).toMatchObject({ kind: 'not_supported', hint: expect.stringContaining('https') });
      expect(problem.message).toContain(host.split(':')[0]);
      expect(limiter.forSource('glue').stats().calls).toBe(0);
      await close();
    }
  });

  test('one service may have an endpoint of its own', async () => {
    const other = await openWire(ok);
    const { list, server } = await open((_, response) => answerError(response, 500, 'No'), { maxAttempts: 1 });
    vi.stubEnv('AWS_ENDPOINT_URL_GLUE', other.server.url);
    const glue = await openWire(ok, { url: server.url });
    expect(await glue.list('glue')).toEqual([]);
    expect(other.server.requests).toHaveLength(1);
    await expect(list('athena')).rejects.toThrow();
    await glue.close();
    await other.server.close();
  });
});

describe('the client of the Price List', () => {
  test('is of the region that tells the prices, and may have an endpoint of its own', async () => {
    const other = await openWire(ok);
    vi.stubEnv('AWS_ENDPOINT_URL_PRICING', other.server.url);
    const { list, server } = await open(ok, { region: 'ap-southeast-2' });
    expect(await list('pricing')).toEqual([]);
    expect(await list('glue')).toEqual([]);
    expect(other.server.requests.map(({ headers }) => headers.authorization)).toEqual([
      expect.stringContaining('/ap-south-1/pricing/aws4_request'),
    ]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      expect.stringContaining('/ap-southeast-2/glue/aws4_request'),
    ]);
    other.clients.close();
    await other.server.close();
  });

  test('is not there where a partition has no Price List', async () => {
    const { clients } = await open(ok, { region: 'us-gov-west-1' });
    expect(clients.pricing).toBeNull();
    expect(await clients.glue.config.region()).toBe('us-gov-west-1');
  });

  test.each([
    ['eu-west-1', 'api.pricing.eu-central-1.amazonaws.com'],
    ['cn-north-1', 'api.pricing.cn-northwest-1.amazonaws.com.cn'],
  ])('asks AWS’s own address for %s', async (region, hostname) => {
    const { clients } = await open(ok, { region });
    vi.stubEnv('AWS_ENDPOINT_URL', '');
    let asked = '';
    clients.pricing?.middlewareStack.add(
      () => (args) => {
        asked = String(Reflect.get(Object(args.request), 'hostname'));
        throw new Error('not sent');
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await expect(clients.pricing?.send(new GetProductsCommand({ ServiceCode: 'AWSGlue' }))).rejects.toThrow('not sent');
    expect(asked).toBe(hostname);
  });
});

test('closing the clients leaves no connection, whichever service it was to', async () => {
  const { list, clients, server } = await open(ok);
  for (const service of ['emr-serverless', 'glue', 'athena', 'pricing'] as const) await list(service);
  expect(server.openSockets()).toBe(4);
  clients.close();
  await expect.poll(() => server.openSockets()).toBe(0);
});

test('S-26 nothing is printed, whatever happens: no logger is attached', async () => {
  const { list, fail, server } = await open((_, response, count) =>
    count % 2 === 1
      ? answerError(response, 400, 'AccessDeniedException', 'arn:aws:iam::1:x')
      : answerJson(response, 200, EMPTY),
  );
  await fail('glue');
  await list('glue');
  await fail('athena');
  await list('athena');
  expect(server.requests).toHaveLength(4);
  for (const name of spies) expect(console[name]).not.toHaveBeenCalled();
});

test('F-22 what the credential provider fails with arrives as it is, asked once a call', async () => {
  let asked = 0;
  const problem = { kind: 'credentials_unavailable', message: 'no credentials', hint: 'give some' } as const;
  const { fail, server } = await open(ok, {
    credentials: async () => {
      asked += 1;
      throw new ProblemError(problem);
    },
  });
  expect(await fail('glue')).toEqual(problem);
  expect(asked).toBe(1);
  expect(server.requests).toHaveLength(0);
});

test('the SDK’s own settings of retries in the environment do not stack up', async () => {
  vi.stubEnv('AWS_MAX_ATTEMPTS', '9');
  vi.stubEnv('AWS_RETRY_MODE', 'adaptive');
  const { fail, server } = await open((_, response) => answerError(response, 500, 'InternalServerException'));
  await fail('emr-serverless');
  expect(server.requests).toHaveLength(3);
});

test('F-20 tags named __proto__ or constructor pollute nothing on their way in', async () => {
  const body = '{"Sessions":[{"Id":"a","DefaultArguments":{"__proto__":"p","constructor":"c"}}]}';
  const { clients } = await open((_, response) => answerJson(response, 200, body));
  const { Sessions } = await clients.glue.send(new ListSessionsCommand({}));
  expect(Object.entries(Sessions?.[0]?.DefaultArguments ?? {})).toEqual([
    ['__proto__', 'p'],
    ['constructor', 'c'],
  ]);
  expect(Reflect.get({}, 'p')).toBeUndefined();
});
