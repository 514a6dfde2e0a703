import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { ScopeView } from '@/components/scope-page/scope-view.tsx';
import { DemoLabel } from '@/components/sources/demo-label.tsx';
import { QueryProvider } from '@/lib/client/query-provider.tsx';
import { parseScopeRef, type ScopeRef } from '@/lib/domain/resource-ref.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import { parseFilters } from '@/lib/filters/codec.ts';
import { resolvePrincipal } from '@/lib/server/auth/resolve-principal.ts';
import { verbContext } from '@/lib/server/context.ts';
import { type PageParameters, toSearchParams } from '@/lib/server/http/page-query.ts';
import { requireScope } from '@/lib/server/sessions/get-scope.ts';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';
import { leadsNowhere } from '@/lib/server/sessions/leads-nowhere.ts';

type Props = {
  params: Promise<Record<'service' | 'account' | 'region' | 'scope', string>>;
  searchParams: Promise<PageParameters>;
};

async function readRef({ params }: Props): Promise<ScopeRef | null> {
  const { service, account, region, scope } = await params;
  return parseScopeRef([service, account, region, scope]);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const ref = await readRef(props);
  return { title: ref === null ? 'Not found' : `${ref.scope} · ${SERVICE_LABEL[ref.service]}` };
}

export default async function ScopePage(props: Props) {
  const ref = await readRef(props);
  if (ref === null) notFound();
  const context = verbContext(resolvePrincipal(await headers()));
  // What it does not understand of its address, the page leaves out.
  const { window } = parseFilters(toSearchParams(await props.searchParams)).filters;
  if (await leadsNowhere(context.then((known) => requireScope(known, ref, window)))) notFound();
  const demo = isDemo();
  return (
    <AppShell current={null} demo={demo}>
      <QueryProvider>
        <DemoLabel known={demo} />
        <ScopeView scopeRef={ref} />
      </QueryProvider>
    </AppShell>
  );
}
