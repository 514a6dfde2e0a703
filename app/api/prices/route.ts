import { verbContext } from '@/lib/server/context.ts';
import { jsonResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';
import { getPrices } from '@/lib/server/sessions/get-prices.ts';

/** `GET /api/prices`: the prices in force, and what sessions of the estate have no price of. */
export const GET = route({
  action: 'prices.read',
  handler: async ({ principal, signal }) => jsonResponse(await getPrices(await verbContext(principal), signal)),
});
