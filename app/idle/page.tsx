import type { Metadata } from 'next';
import { IdleView } from '@/components/idle/idle-view.tsx';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

export const metadata: Metadata = { title: 'Idle time' };

export default function IdlePage() {
  const demo = isDemo();
  return (
    <AppShell current="/idle" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <IdleView />
      </QueryProvider>
    </AppShell>
  );
}
