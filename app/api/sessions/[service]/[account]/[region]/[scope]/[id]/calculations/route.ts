import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { listItems, pageQuery } from '@/lib/server/sessions/session-items.ts';

/** `GET …/{id}/calculations`: a page of a session's calculations. */
export const GET = route({
  action: 'sessions.get',
  query: pageQuery,
  handler: async ({ principal, query, segments }) =>
    jsonResponse(await listItems(await verbContext(principal), 'calculations', requireRef(segments), query)),
});
