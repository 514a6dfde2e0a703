import type { DemoAccount } from '../lib/server/demo/accounts.ts';
import type { EndpointOptions } from '../lib/server/demo/endpoint.ts';

export const BENCH_ACCOUNTS: readonly DemoAccount[] = [
  '111111111111',
  '222222222222',
  '333333333333',
  '444444444444',
].map((account) => ({ account, externalId: null }));

/** What is measured over what. */
export const ESTATES = {
  /** 2,000 + 1,500 + 1,200 sessions, 5 applications, 5 Spark workgroups, 40 ms a call. */
  mixed: {
    counts: { emrServerless: 2_000, glue: 1_500, athena: 1_200, applications: 5, sparkWorkGroups: 5 },
    latencyMs: 40,
  },
  /** 5,000 sessions of EMR Serverless, nearly all ended long ago, so that AWS has published their figures. */
  ended: { counts: { emrServerless: 5_000, glue: 0, athena: 0, applications: 5, sparkWorkGroups: 0 }, latencyMs: 40 },
  /** A thousand sessions of all services, most of them ended. */
  kept: {
    counts: { emrServerless: 350, glue: 350, athena: 300, applications: 4, sparkWorkGroups: 4 },
    latencyMs: 40,
  },
  /** Five accounts, each with the same in its main region and an empty rest of the world. */
  accounts: {
    counts: { emrServerless: 200, glue: 200, athena: 200, applications: 3, sparkWorkGroups: 3 },
    latencyMs: 250,
    accounts: BENCH_ACCOUNTS,
  },
  /** One session of 10,000 statements, one of 1,000 executors and one of 10,000 calculations among usual ones. */
  crowded: {
    counts: { emrServerless: 60, glue: 90, athena: 90, applications: 2, sparkWorkGroups: 1 },
    crowds: { statements: 10_000, executors: 1_000, calculations: 10_000 },
    latencyMs: 40,
  },
} as const satisfies Record<string, Pick<EndpointOptions, 'counts' | 'latencyMs' | 'accounts' | 'crowds'>>;

export type EstateName = keyof typeof ESTATES;

export function isEstateName(name: string): name is EstateName {
  return Object.hasOwn(ESTATES, name);
}
