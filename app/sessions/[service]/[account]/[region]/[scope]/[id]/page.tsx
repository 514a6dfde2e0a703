import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { SessionView } from '@/components/session-page/session-view.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { parseRef, type SessionRef } from '@/lib/domain/resource-ref.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import { resolvePrincipal } from '@/lib/server/auth/resolve-principal.ts';
import { verbContext } from '@/lib/server/context.ts';
import { requireSession } from '@/lib/server/sessions/get-session.ts';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';
import { leadsNowhere } from '@/lib/server/sessions/leads-nowhere.ts';

type Props = { params: Promise<Record<'service' | 'account' | 'region' | 'scope' | 'id', string>> };

async function readRef({ params }: Props): Promise<SessionRef | null> {
  const { service, account, region, scope, id } = await params;
  return parseRef([service, account, region, scope, id]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const ref = await readRef(props);
  return { title: ref === null ? 'Not found' : `${ref.id} · ${SERVICE_LABEL[ref.service]}` };
}

export default async function SessionPage(props: Props) {
  const ref = await readRef(props);
  if (ref === null) notFound();
  const context = verbContext(resolvePrincipal(await headers()));
  if (await leadsNowhere(context.then((known) => requireSession(known, ref)))) notFound();
  const demo = isDemo();
  return (
    <AppShell current="/sessions" demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <SessionView sessionRef={ref} />
      </QueryProvider>
    </AppShell>
  );
}
