import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { PageHeader } from '@/components/layout/page-header.tsx';

export const metadata: Metadata = { title: 'Sessions' };

export default function SessionsPage() {
  return (
    <AppShell current="/sessions" demo={false}>
      <PageHeader title="Sessions" />
    </AppShell>
  );
}
