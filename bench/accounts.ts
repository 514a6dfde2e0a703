import { type DemoAccount, toRoleKey } from '../lib/server/demo/accounts.ts';
import { type Endpoint, openEndpoint } from '../lib/server/demo/endpoint.ts';
import type { Figure } from './listing.ts';
import { openServer } from './processes.ts';

const LATENCY_MS = 250;
const IN_FLIGHT = 64;
const ACCOUNTS: readonly DemoAccount[] = ['111111111111', '222222222222', '333333333333', '444444444444'].map(
  (account) => ({ account, externalId: null }),
);
const FIRST = '210987654321';
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

type SourceState = { id: string; status: string };

/** A whole sweep of 5 accounts × 17 regions × 3 services, seen from the endpoint: as fast as 64 calls at once allow. */
export async function measureAccounts(): Promise<Figure[]> {
  const endpoint = await openEndpoint({
    counts: { emrServerless: 200, glue: 200, athena: 200, applications: 3, sparkWorkGroups: 3 },
    accounts: ACCOUNTS,
    latencyMs: LATENCY_MS,
  });
  const roles = [FIRST, ...ACCOUNTS.map(({ account }) => account)].map(
    (account) => `arn:aws:iam::${account}:role/SparktallyReader`,
  );
  const server = await openServer(endpoint.url, {
    SPARKTALLY_REGIONS: REGIONS.join(','),
    SPARKTALLY_ROLE_ARNS: roles.join(','),
    SPARKTALLY_POLL_SECONDS: '3600',
  });
  try {
    const sources = await waitUntilListed(server.address);
    return toFigures(endpoint, sources);
  } finally {
    await server.child.stop();
    await endpoint.close();
  }
}

async function waitUntilListed(address: string): Promise<number> {
  for (;;) {
    const { sources }: { sources: SourceState[] } = await (await fetch(`${address}/api/sources`)).json();
    const failed = sources.find(({ status }) => status === 'error' || status === 'disabled');
    if (failed) throw new Error(`${failed.id} is ${failed.status}`);
    if (sources.length > 0 && sources.every(({ status }) => status === 'ok')) return sources.length;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** The listings of the first sweep: from the first of them to the end of the last. */
function toFigures({ calls }: Endpoint, sources: number): Figure[] {
  const keys = new Set([FIRST, ...ACCOUNTS.map(({ account }) => account)].map(toRoleKey));
  const isListing = ({ operation }: { operation: string }) =>
    /:List(Applications|WorkGroups|Sessions)$/.test(operation);
  const listings = calls.filter(({ operation, accessKeyId }) => isListing({ operation }) && keys.has(accessKeyId));
  const from = Math.min(...listings.map(({ at }) => at));
  const to = Math.max(...listings.map(({ endedAt }) => endedAt ?? 0));
  const within = calls.filter(({ at }) => at >= from && at <= to);
  const bound = (within.length * LATENCY_MS) / IN_FLIGHT;
  const most = Math.max(...calls.map(({ inFlightOfAll }) => inFlightOfAll));
  const what = `${sources} sources`;
  return [
    {
      name: 'calls in flight, to 64',
      measured: most / IN_FLIGHT,
      limit: 1,
      detail: `${most} at the most, ${what}`,
    },
    {
      name: 'a sweep of many accounts, to calls × latency ÷ 64',
      measured: (to - from) / bound,
      limit: 1.3,
      detail: `${Math.round(to - from)} ms for ${within.length} calls of ${LATENCY_MS} ms, ${what}`,
    },
  ];
}
