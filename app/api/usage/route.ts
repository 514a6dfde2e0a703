import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getUsage } from '@/lib/server/sessions/get-usage.ts';
import { readUsageQuery } from '@/lib/server/sessions/read-session-query.ts';

/** `GET /api/usage`: a quantity of the filtered sessions over time, by group. */
export const GET = route({
  action: 'usage.read',
  query: (params) => readUsageQuery(params),
  handler: async ({ principal, query, signal }) =>
    jsonResponse(await getUsage(await verbContext(principal), query, signal)),
});
