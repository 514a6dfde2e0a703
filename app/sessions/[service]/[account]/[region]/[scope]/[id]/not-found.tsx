import { AppShell } from '@/components/layout/app-shell.tsx';
import { UnknownSession } from '@/components/session-page/unknown-session.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

/** What a session's page shows where there is none, told with the status 404. */
export default function SessionNotFoundPage() {
  const demo = isDemo();
  return (
    <AppShell current="/sessions" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <UnknownSession />
      </QueryProvider>
    </AppShell>
  );
}
