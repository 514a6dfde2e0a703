import { verbContext } from '@/lib/server/context.ts';
import { attachmentResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { exportSessions } from '@/lib/server/sessions/export-sessions.ts';
import { readExportQuery } from '@/lib/server/sessions/read-session-query.ts';

/** `GET /api/export`: exactly the filtered sessions in the order of the sort, as a file of CSV or NDJSON. */
export const GET = route({
  action: 'sessions.export',
  query: (params) => readExportQuery(params),
  handler: async ({ principal, query, signal }) => {
    const { pieces, ...file } = await exportSessions(await verbContext(principal), query);
    return attachmentResponse(file, signal, pieces);
  },
});
