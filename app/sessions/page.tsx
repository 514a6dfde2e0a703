import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { FirstRows } from '@/components/sessions/first-rows.tsx';
import { SessionsBoard } from '@/components/sessions/sessions-board.tsx';
import { LIST_PARAMETERS } from '@/lib/client/page-parameters.ts';
import { toQueryString } from '@/lib/filters/codec.ts';
import { resolvePrincipal } from '@/lib/server/auth/resolve-principal.ts';
import { verbContext } from '@/lib/server/context.ts';
import { type PageParameters, toSearchParams } from '@/lib/server/http/page-query.ts';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';
import { listFirstRows } from '@/lib/server/sessions/list-first-rows.ts';
import { parseView } from '@/lib/tables/view-query.ts';

export const metadata: Metadata = { title: 'Sessions' };

export default async function SessionsPage({ searchParams }: { searchParams: Promise<PageParameters> }) {
  const { filters, problems } = parseView(toSearchParams(await searchParams), LIST_PARAMETERS);
  const principal = resolvePrincipal(await headers());
  const demo = isDemo();
  // Not waited for: the page comes at once, and they after it. What fails here its stream tells.
  const rows = verbContext(principal)
    .then((context) => listFirstRows(context, filters))
    .catch(() => []);
  return (
    <AppShell current="/sessions" demo={demo} fill>
      <FirstRows query={toQueryString(filters)} frames={rows} />
      <SessionsBoard problems={problems} demo={demo} />
    </AppShell>
  );
}
