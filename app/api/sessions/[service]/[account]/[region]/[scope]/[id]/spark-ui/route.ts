import { verbContext } from '@/lib/server/context.ts';
import { route } from '@/lib/server/http/route.ts';
import { requireRef } from '@/lib/server/http/session-path.ts';
import { openSparkUi } from '@/lib/server/sessions/open-spark-ui.ts';
import { answerClick } from '@/lib/server/spark-ui/navigation-response.ts';

/**
 * `POST …/spark-ui`: has AWS make a link to the session's Spark UI and leads there by 303. A POST, because it makes something
 * that opens the UI for whoever has it: no prefetch, no reload and no link that is passed on may do that.
 */
export const POST = route({
  action: 'spark-ui.open',
  method: 'POST',
  handler: async ({ request, principal, segments }) => {
    const ref = requireRef(segments);
    const context = await verbContext(principal);
    const { outcomes } = context.sparkUi;
    return answerClick(request, ref, { outcomes, open: () => openSparkUi(context, ref) });
  },
});
