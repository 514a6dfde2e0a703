import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { listStatements, statementQuery } from '@/lib/server/sessions/list-statements.ts';

/** `GET …/{id}/statements`: a page of a session's statements, what each worked and what all come to. */
export const GET = route({
  action: 'sessions.get',
  query: statementQuery,
  handler: async ({ principal, query, segments }) =>
    jsonResponse(await listStatements(await verbContext(principal), requireRef(segments), query)),
});
