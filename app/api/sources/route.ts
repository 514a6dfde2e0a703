import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { listSources } from '@/lib/server/sessions/list-sources.ts';

/** `GET /api/sources`: every source and how it stands. */
export const GET = route({
  action: 'sources.list',
  handler: async ({ principal }) => jsonResponse(await listSources(await verbContext(principal))),
});
