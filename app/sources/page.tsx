import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { SourcesView } from '@/components/sources/sources-view.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

export const metadata: Metadata = { title: 'Sources' };

export default function SourcesPage() {
  const demo = isDemo();
  return (
    <AppShell current="/sources" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <SourcesView />
      </QueryProvider>
    </AppShell>
  );
}
