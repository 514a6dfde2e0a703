import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { UsageView } from '@/components/usage/usage-view.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

export const metadata: Metadata = { title: 'Usage' };

export default function UsagePage() {
  const demo = isDemo();
  return (
    <AppShell current="/usage" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <UsageView knownDemo={demo} />
      </QueryProvider>
    </AppShell>
  );
}
