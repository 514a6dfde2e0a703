import { parseRef } from '@/lib/domain/resource-ref.ts';
import { verbContext } from '@/lib/server/context.ts';
import { RequestError } from '@/lib/server/http/request-error.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getSession } from '@/lib/server/sessions/get-session.ts';

/** `GET /api/sessions/{service}/{account}/{region}/{scope}/{id}`: one session with AWS's own answer, masked. */
export const GET = route({
  action: 'sessions.get',
  handler: async ({ principal, segments }) => {
    const ref = parseRef(segments.slice(2));
    if (!ref) {
      throw RequestError.notFound(
        'No session can have this address.',
        'path',
        '/api/sessions/{emr-serverless|glue|athena}/{account}/{region}/{scope}/{id}',
      );
    }
    return jsonResponse(await getSession(await verbContext(principal), ref));
  },
});
