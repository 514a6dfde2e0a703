import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { listNeighbours } from '@/lib/server/sessions/list-related.ts';
import { readFilters } from '@/lib/server/sessions/read-session-query.ts';

/** `GET /api/sessions/{…}/neighbours`: what stands before and after one session in the list of the given filters and order. */
export const GET = route({
  action: 'sessions.list',
  query: (params) => readFilters(params),
  handler: async ({ principal, segments, query, signal }) =>
    jsonResponse(await listNeighbours(await verbContext(principal), requireRef(segments), query, signal)),
});
