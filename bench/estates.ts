import type { EndpointOptions } from '../lib/server/demo/endpoint.ts';

/** What is measured over what. */
export const ESTATES = {
  /** 2,000 + 1,500 + 1,200 sessions, 5 applications, 5 Spark workgroups, 40 ms a call. */
  mixed: {
    counts: { emrServerless: 2_000, glue: 1_500, athena: 1_200, applications: 5, sparkWorkGroups: 5 },
    latencyMs: 40,
  },
  /** 5,000 sessions of EMR Serverless, nearly all ended long ago, so that AWS has published their figures. */
  ended: { counts: { emrServerless: 5_000, glue: 0, athena: 0, applications: 5, sparkWorkGroups: 0 }, latencyMs: 40 },
} as const satisfies Record<string, Pick<EndpointOptions, 'counts' | 'latencyMs'>>;

export type EstateName = keyof typeof ESTATES;

export function isEstateName(name: string): name is EstateName {
  return Object.hasOwn(ESTATES, name);
}
