import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getHistory } from '@/lib/server/sessions/get-history.ts';

/** `GET /api/history`: how the record of what AWS forgets stands. */
export const GET = route({
  action: 'history.read',
  handler: async ({ principal }) => jsonResponse(await getHistory(await verbContext(principal))),
});
