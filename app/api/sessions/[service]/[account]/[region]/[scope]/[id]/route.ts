import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { getSession } from '@/lib/server/sessions/get-session.ts';

/** `GET /api/sessions/{service}/{account}/{region}/{scope}/{id}`: one session with AWS's own answer, masked. */
export const GET = route({
  action: 'sessions.get',
  handler: async ({ principal, segments }) =>
    jsonResponse(await getSession(await verbContext(principal), requireRef(segments))),
});
