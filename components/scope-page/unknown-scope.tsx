'use client';

import { usePathname } from 'next/navigation';
import { NoSuchPage } from '@/components/layout/no-such-page.tsx';
import { parseScopeRef } from '@/lib/domain/resource-ref.ts';
import { ScopeView } from './scope-view.tsx';

/** At an address where the server found no scope: what was looked for, and the scope should it be there by now. */
export function UnknownScope() {
  const [, , ...parts] = usePathname().split('/');
  const ref = parseScopeRef(parts);
  return ref === null ? <NoSuchPage /> : <ScopeView scopeRef={ref} />;
}
