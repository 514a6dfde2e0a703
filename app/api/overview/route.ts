import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getOverview } from '@/lib/server/sessions/get-overview.ts';
import { readOverviewQuery } from '@/lib/server/sessions/read-session-query.ts';

/** `GET /api/overview`: money, counts, idle sessions and failures of the filtered sessions. */
export const GET = route({
  action: 'overview.read',
  query: (params) => readOverviewQuery(params),
  handler: async ({ principal, query, signal }) =>
    jsonResponse(await getOverview(await verbContext(principal), query, signal)),
});
