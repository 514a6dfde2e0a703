import { AppShell } from '@/components/layout/app-shell.tsx';
import { UnknownScope } from '@/components/scope-page/unknown-scope.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

/** What the page of an application or a workgroup shows where there is none, told with the status 404. */
export default function ScopeNotFoundPage() {
  const demo = isDemo();
  return (
    <AppShell current={null} demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <UnknownScope />
      </QueryProvider>
    </AppShell>
  );
}
