import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { PricesView } from '@/components/prices/prices-view.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';

export const metadata: Metadata = { title: 'Prices' };

export default function PricesPage() {
  const demo = isDemo();
  return (
    <AppShell current="/prices" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <PricesView />
      </QueryProvider>
    </AppShell>
  );
}
