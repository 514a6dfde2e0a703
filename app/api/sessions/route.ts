import { serverContext, verbContext } from '@/lib/server/context.ts';
import { streamResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { readStreamQuery } from '@/lib/server/sessions/read-session-query.ts';
import { streamSessions } from '@/lib/server/sessions/stream-sessions.ts';
import { encodeFrames } from '@/lib/stream/encode.ts';
import { encodePacked } from '@/lib/stream/pack.ts';

/** `GET /api/sessions`: the filtered sessions as a stream of frames, one JSON object a line. */
export const GET = route({
  action: 'sessions.list',
  query: (params) => readStreamQuery(params),
  handler: async ({ principal, query, signal }) => {
    const [context, { packer }] = await Promise.all([verbContext(principal), serverContext()]);
    return streamResponse(signal, (left) => {
      const frames = streamSessions(context, query, left);
      return query.packed ? encodePacked(frames, packer) : encodeFrames(frames);
    });
  },
});
