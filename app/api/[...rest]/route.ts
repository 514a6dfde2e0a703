import { RequestError } from '@/lib/server/http/request-error.ts';
import { route } from '@/lib/server/http/route.ts';

export const dynamic = 'force-dynamic';

/** Whatever no other handler knows: a problem answer in place of the page "not found". */
export const GET = route({
  action: 'public',
  query: () => null,
  handler: ({ url }) => {
    throw RequestError.notFound(`There is nothing at ${url.pathname.slice(0, 200)}.`, 'path');
  },
});
