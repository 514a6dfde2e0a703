import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { SparkUiOutcome, SparkUiOutcomeOver } from '@/components/spark-ui/spark-ui-outcome.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { resolvePrincipal } from '@/lib/server/auth/resolve-principal.ts';
import { verbContext } from '@/lib/server/context.ts';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';
import { getSparkUiOutcome } from '@/lib/server/sessions/open-spark-ui.ts';

export const metadata: Metadata = { title: 'Spark UI' };

/** Where a click on the Spark UI leads when it does not open. */
export default async function SparkUiPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await verbContext(resolvePrincipal(await headers()));
  const outcome = getSparkUiOutcome(context, id);
  const demo = isDemo();
  return (
    <AppShell current="/sessions" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        {outcome === null ? (
          <SparkUiOutcomeOver />
        ) : (
          <SparkUiOutcome
            sessionRef={outcome.ref}
            problem={outcome.problem}
            demoHost={outcome.demoHost}
            nowMs={context.now()}
          />
        )}
      </QueryProvider>
    </AppShell>
  );
}
