'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { buttonClass } from '@/components/ui/button.tsx';
import { formatCount } from '@/lib/client/format.ts';
import { findListSearch, rememberOpened } from '@/lib/client/list-position.ts';
import { neighboursQuery } from '@/lib/client/queries.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';
import type { Neighbour } from '@/lib/domain/related-sessions.ts';
import { parseFilters, toQueryString } from '@/lib/filters/codec.ts';

const never = () => () => undefined;

/** The filters and order of the list that one came from, as the interface takes them. */
function toFilterSearch(search: string | null): string | null {
  return search === null ? null : toQueryString(parseFilters(new URLSearchParams(search)).filters);
}

/** The session before and after in the list that one came from; nothing where one came from elsewhere. */
export function ListSteps({ href }: { href: string }) {
  const router = useRouter();
  const search = useSyncExternalStore(
    never,
    () => findListSearch(href),
    () => null,
  );
  const { data } = useQuery(neighboursQuery(href, toFilterSearch(search)));
  const { index = null, total = 0, previous = null, next = null } = data ?? {};

  function go(to: Neighbour | null): boolean {
    if (to === null) return false;
    rememberOpened(to.href, search);
    // In place of this one, so that the list stays one step back.
    router.replace(to.href);
    return true;
  }
  useShortcut('previous-session', () => go(previous));
  useShortcut('next-session', () => go(next));
  if (search === null || data === undefined || total === 0) return null;
  return (
    <nav aria-label="Within the list" className="flex items-center gap-1">
      <span className="px-1 text-ink-muted text-xs tabular-nums">
        {index === null
          ? `not among the ${formatCount(total)} of the list`
          : `${formatCount(index + 1)} of ${formatCount(total)}`}
      </span>
      <Step to={previous} name="Previous session" keyName="[" icon={ChevronLeft} onGo={go} />
      <Step to={next} name="Next session" keyName="]" icon={ChevronRight} onGo={go} />
    </nav>
  );
}

function Step(props: {
  to: Neighbour | null;
  name: string;
  keyName: string;
  icon: typeof ChevronLeft;
  onGo: (to: Neighbour) => void;
}) {
  const { to, name, keyName, icon: Icon, onGo } = props;
  if (to === null) {
    return (
      <span className={buttonClass('ghost', 'icon', 'opacity-40')} aria-hidden="true">
        <Icon className="size-4" />
      </span>
    );
  }
  const label = `${name}: ${to.name ?? to.id}`;
  return (
    <Link
      href={to.href}
      replace
      prefetch={false}
      aria-label={label}
      title={`${label} (${keyName})`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onGo(to);
      }}
      className={buttonClass('ghost', 'icon')}
    >
      <Icon aria-hidden="true" className="size-4" />
    </Link>
  );
}
