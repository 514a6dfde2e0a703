import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { listRelated } from '@/lib/server/sessions/list-related.ts';

/** `GET /api/sessions/{…}/related`: sessions of the same owner, scope and name. */
export const GET = route({
  action: 'sessions.get',
  handler: async ({ principal, segments }) =>
    jsonResponse(await listRelated(await verbContext(principal), requireRef(segments))),
});
