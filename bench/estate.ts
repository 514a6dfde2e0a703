import { openEndpoint } from '../lib/server/demo/endpoint.ts';

/** The estate of the figures: 2,000 + 1,500 + 1,200 sessions, 5 applications, 5 Spark workgroups, 40 ms a call. */
export const COUNTS = { emrServerless: 2_000, glue: 1_500, athena: 1_200, applications: 5, sparkWorkGroups: 5 };

const endpoint = await openEndpoint({ seed: 1, counts: COUNTS, latencyMs: 40 });
process.stdout.write(`${endpoint.url}\n`);
