import { parseScopeRef } from '@/lib/domain/resource-ref.ts';
import { verbContext } from '@/lib/server/context.ts';
import { RequestError } from '@/lib/server/http/request-error.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getScope } from '@/lib/server/sessions/get-scope.ts';
import { readScopeQuery } from '@/lib/server/sessions/read-session-query.ts';

/** `GET /api/scopes/{service}/{account}/{region}/{scope}`: an application or workgroup, its sessions and their money. */
export const GET = route({
  action: 'scopes.get',
  query: (params) => readScopeQuery(params),
  handler: async ({ principal, segments, query, signal }) => {
    const ref = parseScopeRef(segments.slice(2));
    if (!ref) {
      throw RequestError.notFound(
        'No application or workgroup can have this address.',
        'path',
        '/api/scopes/{emr-serverless|athena}/{account}/{region}/{scope}',
      );
    }
    return jsonResponse(await getScope(await verbContext(principal), ref, query, signal));
  },
});
