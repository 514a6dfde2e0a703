import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getRadar } from '@/lib/server/sessions/get-radar.ts';
import { readFilters } from '@/lib/server/sessions/read-session-query.ts';

/** `GET /api/radar`: misconfigurations of the filtered sessions, with evidence, idle money and what mends them. */
export const GET = route({
  action: 'radar.read',
  query: (params) => readFilters(params),
  handler: async ({ principal, query, signal }) =>
    jsonResponse(await getRadar(await verbContext(principal), query, signal)),
});
