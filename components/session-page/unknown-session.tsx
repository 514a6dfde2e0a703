'use client';

import { usePathname } from 'next/navigation';
import { NoSuchPage } from '@/components/layout/no-such-page.tsx';
import { parseRef } from '@/lib/domain/resource-ref.ts';
import { SessionView } from './session-view.tsx';

/** At an address where the server found no session: what was looked for, and the session should it be there by now. */
export function UnknownSession() {
  const [, , ...parts] = usePathname().split('/');
  const ref = parseRef(parts);
  return ref === null ? <NoSuchPage /> : <SessionView sessionRef={ref} />;
}
