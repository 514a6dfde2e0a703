import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { calculationQuery, listCalculations } from '@/lib/server/sessions/list-calculations.ts';

/** `GET …/{id}/calculations`: a page of a session's calculations, each with its DPU time and amount. */
export const GET = route({
  action: 'sessions.get',
  query: calculationQuery,
  handler: async ({ principal, query, segments }) =>
    jsonResponse(await listCalculations(await verbContext(principal), requireRef(segments), query)),
});
