import type { Metadata } from 'next';
import { AppShell } from '@/components/layout/app-shell.tsx';
import { SessionsBoard } from '@/components/sessions/sessions-board.tsx';
import { LIST_PARAMETERS } from '@/lib/client/page-parameters.ts';
import { isDemo } from '@/lib/server/sessions/is-demo.ts';
import { parseView } from '@/lib/tables/view-query.ts';

export const metadata: Metadata = { title: 'Sessions' };

type SearchParams = Record<string, string | string[] | undefined>;

function toParams(raw: SearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(raw)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) params.append(name, each);
  }
  return params;
}

export default async function SessionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { problems } = parseView(toParams(await searchParams), LIST_PARAMETERS);
  const demo = isDemo();
  return (
    <AppShell current="/sessions" demo={demo} fill>
      <SessionsBoard problems={problems} demo={demo} />
    </AppShell>
  );
}
