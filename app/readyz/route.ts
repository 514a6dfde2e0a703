import { isReady } from '@/lib/server/http/readiness.ts';
import { textResponse } from '@/lib/server/http/responses.ts';
import { route } from '@/lib/server/http/route.ts';

export const dynamic = 'force-dynamic';

export const GET = route({
  action: 'public',
  handler: () => (isReady() ? textResponse('ok\n') : textResponse('not ready\n', 503)),
});
