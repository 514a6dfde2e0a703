import { NO_COST } from '../lib/cost/cost.ts';
import { toHref, toKey } from '../lib/domain/resource-ref.ts';
import { SERVICES, type Service } from '../lib/domain/service.ts';
import type { Session } from '../lib/domain/session.ts';
import { serializeFacts, toFactsOfOver } from '../lib/server/history/rolled.ts';
import type { StoredSession } from '../lib/server/history/store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 90;
const OWNERS = 200;
const ACCOUNT = '210987654321';
const REGION = 'eu-west-1';

/** The sources of `listKept`. */
export const SOURCES = SERVICES.map((service) => `${service}/${ACCOUNT}/${REGION}`);

/** The end of the ninety days, a full hour. */
export const END_MS = Date.UTC(2026, 7, 20);
export const START_MS = END_MS - DAYS * DAY_MS;

/** The same numbers in every run. */
function openRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Skewed: a few owners have most sessions. */
const pick = (random: () => number, many: number) => Math.floor(many * random() ** 2);

function toRow(service: Service, index: number, startMs: number, endMs: number, random: () => number): Session {
  const iso = (ms: number) => new Date(Math.floor(ms)).toISOString();
  const hours = (endMs - startMs) / HOUR_MS;
  const owner = `person-${pick(random, OWNERS)}@example.com`;
  const scopes = { 'emr-serverless': `00f${pick(random, 8)}`, glue: '-', athena: `notebooks-${pick(random, 5)}` };
  const scope = scopes[service];
  const id = `s-${index.toString(36).padStart(8, '0')}-${Math.floor(random() * 2 ** 32).toString(16)}`;
  const dpus = 2 + pick(random, 20);
  const amount = (hours * dpus * 0.44).toFixed(12);
  const line = { item: 'dpu', dimension: 'dpu-hour', quantity: (hours * dpus).toFixed(12), unitPrice: '0.44' } as const;
  const own = { emr: service === 'emr-serverless', ref: { service, account: ACCOUNT, region: REGION, scope, id } };
  const measured = { vcpuHours: hours * 4, memoryGbHours: hours * 16, storageGbHours: hours * 20 };
  return {
    key: toKey(own.ref),
    href: toHref(own.ref),
    service,
    account: ACCOUNT,
    region: REGION,
    scope: { id: scope, name: service === 'emr-serverless' ? `application-${scope}` : scope },
    id,
    arn: `arn:aws:${service}:${REGION}:${ACCOUNT}:session/${id}`,
    name: `analysis ${pick(random, 400)}`,
    state: random() < 0.9 ? 'STOPPED' : 'FAILED',
    phase: random() < 0.9 ? 'ended' : 'failed',
    stateReason: null,
    owner,
    ownerSource: own.emr ? 'created-by' : 'tag:owner',
    origin: 'notebook',
    roleArn: `arn:aws:iam::${ACCOUNT}:role/team-${pick(random, 20)}`,
    version: own.emr ? 'emr-7.9.0' : '5.0',
    createdAt: iso(startMs),
    startedAt: iso(startMs),
    endedAt: iso(endMs),
    idleSince: null,
    updatedAt: iso(endMs),
    durationSeconds: Math.round(hours * 3_600),
    idleTimeoutMinutes: 60,
    stopsAt: null,
    capacity: { workerType: own.emr ? null : 'G.1X', workers: dpus, dpus, architecture: own.emr ? 'x86_64' : null },
    usage: own.emr
      ? { total: measured, billed: measured, dpuSeconds: null, executionSeconds: null }
      : { total: null, billed: null, dpuSeconds: hours * dpus * 3_600, executionSeconds: hours * 3_600 },
    cost: {
      amount,
      currency: 'USD',
      basis: 'billed-usage',
      atLeast: false,
      asOf: null,
      components: [{ ...line, amount, price: 'price-list/ABCDEFGHIJKLMNOP', note: null }],
    },
    burnPerHour: NO_COST,
    idleCost: NO_COST,
    stopCommand: null,
    tags: { ...(!own.emr && { owner }), team: `team-${pick(random, 20)}`, 'cost-centre': `cc-${pick(random, 12)}` },
    stale: false,
    asOf: iso(endMs),
    missing: {
      stateReason: 'not-set',
      idleSince: 'ended',
      stopsAt: 'ended',
      burnPerHour: 'ended',
      idleCost: 'ended',
      'capacity.architecture': 'not-applicable',
    },
  };
}

/** The first of so many ended sessions of ninety days, in the order of their beginning, as the collector hands them over. */
export function* listKept(many: number, first = many): Generator<StoredSession> {
  const random = openRandom(7);
  for (let index = 0; index < first; index += 1) {
    const startMs = START_MS + Math.floor(((DAYS * DAY_MS - 10 * HOUR_MS) * index) / many);
    // Most last an hour or two, few a working day.
    const endMs = startMs + Math.floor(HOUR_MS * (0.1 + 9 * random() ** 3));
    const service = SERVICES[index % SERVICES.length] ?? 'glue';
    const row = toRow(service, index, startMs, endMs, random);
    const executors = Array.from({ length: 1 + pick(random, 12) }, () => ({
      coordinator: false,
      dpus: 1,
      startedAtMs: startMs,
      endedAtMs: endMs,
    }));
    // As long as the records of the three are: a summary and a detail, a session, or one with its executors.
    const session = {
      ...row.capacity,
      ...row.usage,
      id: row.id,
      arn: row.arn,
      role: row.roleArn,
      createdOn: row.createdAt,
    };
    const record = {
      'emr-serverless': { summary: session, detail: { ...session, tags: row.tags }, listedAt: row.asOf },
      glue: { session, listedAt: row.asOf, tags: row.tags, work: null },
      athena: { summary: session, detail: session, tags: row.tags, executors },
    }[service];
    yield {
      key: row.key,
      source: `${service}/${ACCOUNT}/${REGION}`,
      row: JSON.stringify(row),
      record: JSON.stringify(record),
      asks: JSON.stringify({ tags: { status: 'loaded', final: true, failures: 0, dueMs: 0 } }),
      work: JSON.stringify({
        total: 9,
        running: 0,
        waiting: 0,
        lastEndedMs: endMs,
        busyMs: 1_000_000,
        busySinceMs: null,
      }),
      facts: serializeFacts(toFactsOfOver(row, endMs, startMs)),
      createdMs: startMs,
      endedMs: endMs,
      firstSeenMs: startMs,
      lastSeenMs: endMs,
      goneMs: null,
      live: false,
    };
  }
}
