import { expect, vi } from 'vitest';
import type { Price } from '../../cost/price.ts';
import type { Service } from '../../domain/service.ts';
import type { Session } from '../../domain/session.ts';
import { sourceId } from '../../domain/source.ts';
import { parseFilters } from '../../filters/codec.ts';
import type { SessionFilters } from '../../filters/filter.ts';
import type { EndFrame, Frame, SourceFrame } from '../../stream/frame.ts';
import { LOCAL_PRINCIPAL } from '../auth/principal.ts';
import { nextTry } from '../aws/backoff.ts';
import { openAwsClients } from '../aws/clients.ts';
import { createLimiter } from '../aws/limiter.ts';
import { openPricingGateway } from '../aws/pricing/gateway.ts';
import { Collector } from '../collect/collector.ts';
import { openDashboards } from '../collect/open-dashboards.ts';
import { openSources } from '../collect/open-sources.ts';
import { Recorder } from '../collect/recorder.ts';
import { openTestPrices } from '../cost/prices.fixture.ts';
import { type Endpoint, type EndpointOptions, openEndpoint } from '../demo/endpoint.ts';
import type { KeptHistory } from '../history/kept-history.ts';
import { NO_HISTORY } from '../history/no-history.ts';
import { ToldOutcomes } from '../spark-ui/told-outcomes.ts';
import { SharedAnswers } from './shared-answers.ts';
import { streamSessions } from './stream-sessions.ts';

const REGION = 'us-east-1';
const ACCOUNT = '210987654321';
const START_MS = Date.parse('2026-08-20T12:00:00Z');

/** Everything from the socket to the frames, over an estate that stands still; a hang ends soon. */
export async function openStack(
  options: EndpointOptions = {},
  {
    operator = [],
    history = null,
    startMs = START_MS,
    showCode = false,
    demo = true,
  }: {
    operator?: readonly Price[];
    history?: KeptHistory | null;
    startMs?: number;
    showCode?: boolean;
    demo?: boolean;
  } = {},
) {
  const endpoint = await openEndpoint({
    seed: 7,
    counts: { emrServerless: 130, glue: 60, athena: 90, applications: 3, sparkWorkGroups: 3 },
    nowMs: () => START_MS,
    ...options,
  });
  let nowMs = startMs;
  let impatient: Service | null = null;
  const now = () => nowMs;
  const closing = new AbortController();
  const limiter = createLimiter({ callsPerSecond: 10_000 });
  const limiterFor = (service: string) => limiter.forSource(`${service}/${ACCOUNT}/${REGION}`);
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint.url);
  const clients = openAwsClients({
    region: REGION,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    limiterFor,
  });
  const { prices, price } = openTestPrices(now, operator);
  const listProducts = (service: Service) => {
    if (clients.pricing === null) throw new Error('no client of the Price List');
    const call = { service: 'pricing', account: ACCOUNT, region: REGION, limiter: limiterFor('pricing') } as const;
    return openPricingGateway(clients.pricing, { ...call, signal: closing.signal }).listProducts({
      service,
      region: REGION,
    });
  };
  const onDefect = (error: unknown) => {
    throw error;
  };
  // Writes when a test says so, whatever the clock.
  const recorder = history && new Recorder({ history, now, onDefect, busy: () => true });
  const collector: Collector = new Collector({
    pollMs: 30_000,
    now,
    ...(history !== null && { always: () => true }),
    open: async (host) => {
      const access = {
        account: ACCOUNT,
        partition: 'aws',
        region: REGION,
        clients,
        setup: null,
        confirmAccount: () => Promise.resolve({ account: ACCOUNT, partition: 'aws' }),
        callContext: (service: Service) => ({
          service,
          account: ACCOUNT,
          region: REGION,
          limiter: limiter.forSource(sourceId(service, ACCOUNT, REGION)),
          signal: closing.signal,
          get deadlineMs() {
            return service === impatient ? 700 : 20_000;
          },
        }),
        traffic: () => ({ ...limiterFor('glue').stats(), demo }),
        cli: () => ({ profile: null, endpointUrl: endpoint.url }),
        listProducts,
      };
      const settings = {
        ownerTags: ['owner', 'Owner'],
        scopes: [],
        callsPerSecond: 1_000,
        showCode,
        pollMs: 30_000,
        random: () => 0.5,
        now,
        price,
        nextTry: (problem: Parameters<typeof nextTry>[0], failures: number, at: number) =>
          nextTry(problem, failures, at, 0),
        onDefect,
        viewPatienceMs: null,
        mayCall: () => host.mayCall().then(() => ({ may: true }) as const),
        history,
        recorder,
      };
      prices.watch(REGION, [listProducts]);
      // What was kept is shown before AWS is called.
      if (history === null) await prices.refreshIfDue();
      return {
        setup: null,
        sources: openSources(access, settings, host),
        dashboards: new Map(openDashboards(access, settings.mayCall)),
      };
    },
  });
  prices.onChange(() => collector.reprice());
  const sparkUi = { on: true, outcomes: new ToldOutcomes(now) };
  const kept = history ?? NO_HISTORY;
  const openAnswers = () => new SharedAnswers(() => performance.now());
  const shared = { answers: openAnswers(), overviews: openAnswers() };
  const context = { collector, history: kept, prices, ...shared, principal: LOCAL_PRINCIPAL, showCode, now, sparkUi };
  return {
    endpoint,
    collector,
    recorder,
    context,
    prices,
    /** Calls of this service get 0.7 s from now on, so that a hang ends soon; null gives all their due again. */
    hurry(service: Service | null) {
      impatient = service;
    },
    /** One stream to its end, some time after the last. */
    async read(query = 'range=all', laterMs = 20 * 60_000): Promise<Reading> {
      nowMs += laterMs;
      const { filters } = parseFilters(new URLSearchParams(query));
      return readStream(endpoint, streamSessions(context, { filters, live: false }, closing.signal), filters);
    },
    async close() {
      closing.abort();
      collector.close();
      await recorder?.close();
      clients.close();
      vi.unstubAllEnvs();
      await endpoint.close();
    },
  };
}

export type Reading = { rows: Map<string, Session>; end: EndFrame; sources: Map<string, SourceFrame> };

async function readStream(endpoint: Endpoint, frames: AsyncIterable<Frame>, filters: SessionFilters): Promise<Reading> {
  const rows = new Map<string, Session>();
  const sources = new Map<string, SourceFrame>();
  let end: EndFrame | null = null;
  for await (const frame of frames) {
    if (frame.type === 'page') for (const session of frame.sessions) rows.set(session.key, session);
    if (frame.type === 'remove') for (const key of frame.keys) rows.delete(key);
    if (frame.type === 'source') sources.set(frame.source.split('/')[0] ?? '', frame);
    if (frame.type === 'end') end = frame;
  }
  if (!end) throw new Error('a stream without an end');
  if (filters.fields.length === 0) expectTruth(endpoint, rows, end);
  return { rows, end, sources };
}

/** The invariant of every fault: rows shown ⊆ truth ∪ stale-marked, and complete ⇒ rows = truth. */
function expectTruth(endpoint: Endpoint, rows: ReadonlyMap<string, Session>, end: EndFrame): void {
  const truth = new Map(
    endpoint.truth(REGION).map((row) => [`${row.service}/${ACCOUNT}/${row.region}/${row.scope}/${row.id}`, row]),
  );
  for (const row of rows.values()) {
    if (row.stale) continue;
    expect(truth.has(row.key), `${row.key} is shown and not stale, but AWS does not hold it`).toBe(true);
  }
  expect(end.count).toBe(rows.size);
  if (!end.complete) return;
  expect([...rows.keys()].sort()).toEqual([...truth.keys()].sort());
}
