import Link from 'next/link';
import { scopeHref } from '@/lib/domain/resource-ref.ts';
import type { Session } from '@/lib/domain/session.ts';

/** The name of a session's application or workgroup, as the way to its page. */
export function ScopeLink({ session }: { session: Pick<Session, 'service' | 'account' | 'region' | 'scope'> }) {
  const { scope } = session;
  return (
    <Link
      href={scopeHref({ ...session, scope: scope.id })}
      prefetch={false}
      title={scope.id}
      className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
    >
      <bdi>{scope.name}</bdi>
    </Link>
  );
}
