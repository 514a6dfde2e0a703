import { verbContext } from '@/lib/server/context.ts';
import { streamResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { exportHistory } from '@/lib/server/sessions/export-history.ts';

/** `GET /api/history/export`: everything that is kept as NDJSON; the last line counts the others. */
export const GET = route({
  action: 'history.export',
  handler: async ({ principal, signal }) => {
    const { lines, fileName } = await exportHistory(await verbContext(principal));
    const response = streamResponse(signal, () => lines);
    response.headers.set('Content-Disposition', `attachment; filename="${fileName}"`);
    return response;
  },
});
