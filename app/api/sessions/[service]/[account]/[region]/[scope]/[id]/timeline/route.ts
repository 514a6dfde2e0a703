import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { getSessionTimeline } from '@/lib/server/sessions/get-session-timeline.ts';

/** `GET /api/sessions/{…}/timeline`: the recorded states of one session, when it idled, and when nobody looked. */
export const GET = route({
  action: 'sessions.get',
  handler: async ({ principal, segments }) =>
    jsonResponse(await getSessionTimeline(await verbContext(principal), requireRef(segments))),
});
