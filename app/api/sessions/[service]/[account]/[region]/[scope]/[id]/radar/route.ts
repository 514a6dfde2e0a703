import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { getSessionRadar } from '@/lib/server/sessions/get-session-radar.ts';

/** `GET /api/sessions/{…}/radar`: misconfigurations of one session, over its life. */
export const GET = route({
  action: 'radar.read',
  handler: async ({ principal, segments }) =>
    jsonResponse(await getSessionRadar(await verbContext(principal), requireRef(segments))),
});
