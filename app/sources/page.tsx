import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { SourcesView } from '@/components/sources/sources-view.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';

export const metadata: Metadata = { title: 'Sources' };

export default function SourcesPage() {
  return (
    <AppShell current="/sources" demo={false}>
      <QueryProvider>
        <SourcesView />
      </QueryProvider>
    </AppShell>
  );
}
