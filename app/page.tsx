import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { OverviewView } from '@/components/overview/overview-view.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';

export const metadata: Metadata = { title: 'Overview' };

export default function OverviewPage() {
  return (
    <AppShell current="/" demo={false}>
      <QueryProvider>
        <OverviewView />
      </QueryProvider>
    </AppShell>
  );
}
