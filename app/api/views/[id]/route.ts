import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { changeView, deleteView, viewChangeSchema } from '@/lib/server/sessions/saved-views.ts';

/** `PATCH /api/views/{id}`: another name, query, or whether it is the default. */
export const PATCH = route({
  action: 'views.change',
  method: 'PATCH',
  body: viewChangeSchema,
  handler: async ({ principal, body, segments }) =>
    jsonResponse(await changeView(await verbContext(principal), segments[2] ?? '', body)),
});

/** `DELETE /api/views/{id}`. */
export const DELETE = route({
  action: 'views.change',
  method: 'DELETE',
  handler: async ({ principal, segments }) => {
    await deleteView(await verbContext(principal), segments[2] ?? '');
    return jsonResponse(null);
  },
});
