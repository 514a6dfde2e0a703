import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getIdle } from '@/lib/server/sessions/get-idle.ts';
import { readIdleQuery } from '@/lib/server/sessions/read-session-query.ts';

/** `GET /api/idle`: how the filtered sessions idled, what it cost, and what idle timeouts would have saved. */
export const GET = route({
  action: 'idle.read',
  query: (params) => readIdleQuery(params),
  handler: async ({ principal, query, signal }) =>
    jsonResponse(await getIdle(await verbContext(principal), query, signal)),
});
