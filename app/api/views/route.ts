import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { listViews, newViewSchema, putView } from '@/lib/server/sessions/saved-views.ts';

/** `GET /api/views`: the saved views by name. */
export const GET = route({
  action: 'views.list',
  handler: async ({ principal }) => jsonResponse(await listViews(await verbContext(principal))),
});

/** `POST /api/views`: keeps a view; a name that is taken is 409. */
export const POST = route({
  action: 'views.change',
  method: 'POST',
  body: newViewSchema,
  handler: async ({ principal, body }) => jsonResponse(await putView(await verbContext(principal), body), 201),
});
