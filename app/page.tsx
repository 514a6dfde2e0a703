import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { OverviewView } from '@/components/overview/overview-view.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

export const metadata: Metadata = { title: 'Overview' };

export default function OverviewPage() {
  const demo = isDemo();
  return (
    <AppShell current="/" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <OverviewView />
      </QueryProvider>
    </AppShell>
  );
}
