import { demoEnvironment, openDemoDatabase } from '../bin/demo-environment.ts';
import { largestFirst } from '../lib/server/collect/collected-source.ts';
import type { CallRecord } from '../lib/server/demo/calls.ts';
import { DEMO_ACCOUNT } from '../lib/server/demo/estate/estate.ts';
import { BENCH_ACCOUNTS, ESTATES } from './estates.ts';
import type { Figure } from './listing.ts';
import { openEstate } from './processes.ts';

const POLL_SECONDS = 5;
const IN_FLIGHT = 64;
/** Every account has these without asking for them. */
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-central-1',
  'eu-north-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
];

/** Whole sweeps of 5 accounts × 17 regions × 3 services, seen from the endpoint: as fast as 64 calls at once allow. */
export async function measureAccounts(): Promise<Figure[]> {
  const endpoint = await openEstate('accounts');
  try {
    const sweeps = await sweepTwice(endpoint.url);
    const { calls }: { calls: CallRecord[] } = await (await fetch(`${endpoint.url}/_demo/calls`)).json();
    return toFigures(calls, sweeps);
  } finally {
    await endpoint.child.stop();
  }
}

type Stretch = { fromMs: number; toMs: number; sources: number };

/** The first sweep, for which every client and connection is made, and one after it. */
async function sweepTwice(url: string): Promise<Stretch[]> {
  const roles = [DEMO_ACCOUNT, ...BENCH_ACCOUNTS.map(({ account }) => account)].map(
    (account) => `arn:aws:iam::${account}:role/SparktallyReader`,
  );
  Object.assign(process.env, demoEnvironment(process.env, url, REGIONS, openDemoDatabase()), {
    SPARKTALLY_ROLE_ARNS: roles.join(','),
    SPARKTALLY_POLL_SECONDS: String(POLL_SECONDS),
  });
  const { openContext } = await import('../lib/server/open-context.ts');
  const { collector, history } = openContext();
  const sources = await collector.sources();
  const sweep = async (): Promise<Stretch> => {
    const fromMs = Date.now();
    await Promise.all(largestFirst(sources).map((source) => source.sweepIfDue()));
    const failed = sources.find(({ status }) => status !== 'ok');
    if (failed) throw new Error(`${failed.id} is ${failed.status}`);
    return { fromMs, toMs: Date.now(), sources: sources.length };
  };
  const first = await sweep();
  // Longer than the jitter, so that every source is due; nobody looks, so none begins by itself.
  await new Promise((wake) => setTimeout(wake, POLL_SECONDS * 1_250));
  const second = await sweep();
  collector.close();
  await history.close();
  return [first, second];
}

function toFigures(calls: readonly CallRecord[], sweeps: readonly Stretch[]): Figure[] {
  const most = Math.max(...calls.map(({ inFlightOfAll }) => inFlightOfAll));
  const figures: Figure[] = [
    { name: 'calls in flight, to 64', measured: most / IN_FLIGHT, limit: 1, detail: `${most} at the most` },
  ];
  for (const [index, { fromMs, toMs, sources }] of sweeps.entries()) {
    const within = calls.filter(({ at }) => at >= fromMs && at <= toMs).length;
    const ms = toMs - fromMs;
    figures.push({
      name: `${index === 0 ? 'first' : 'second'} sweep of many accounts, to calls × latency ÷ 64`,
      measured: ms / ((within * ESTATES.accounts.latencyMs) / IN_FLIGHT),
      limit: 1.3,
      detail: `${ms} ms for ${within} calls of ${ESTATES.accounts.latencyMs} ms, ${sources} sources`,
    });
  }
  return figures;
}
