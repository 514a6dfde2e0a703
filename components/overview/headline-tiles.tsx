import Link from 'next/link';
import type { ReactNode } from 'react';
import { LowerBound } from '@/components/ui/lower-bound.tsx';
import { formatCount } from '@/lib/client/format.ts';
import type { Overview } from '@/lib/domain/overview.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { LIVE_PHASES, toHeadline, toListHref } from './overview-model.ts';

type TileProps = { name: string; count: number; note: ReactNode; href: string; color: string; atLeast: boolean };

function Tile({ name, count, note, href, color, atLeast }: TileProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="group min-w-0 bg-raised px-4 py-3 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
    >
      <span className="flex items-center gap-2 text-ink-muted text-xs">
        <span aria-hidden="true" className="size-1.5 rounded-full" style={{ background: color }} />
        {name}
      </span>
      <span className="mt-0.5 flex h-8 items-center font-semibold text-2xl text-ink tabular-nums tracking-tight">
        <LowerBound count={count} atLeast={atLeast} />
      </span>
      <span className="block text-ink-muted text-xs">{note}</span>
    </Link>
  );
}

/** Four numbers, each a link to exactly the sessions behind it. */
export function HeadlineTiles({ overview, filters }: { overview: Overview; filters: SessionFilters }) {
  const { live, idle, busy, failed, sessions } = toHeadline(overview);
  const atLeast = !overview.complete;
  const shared = { atLeast };
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-rest lg:grid-cols-4">
      <Tile
        {...shared}
        name="Live now"
        count={live}
        note={`${formatCount(busy)} ready or busy`}
        href={toListHref(filters, { phases: LIVE_PHASES })}
        color="var(--phase-busy)"
      />
      <Tile
        {...shared}
        name="Idle now"
        count={idle}
        note="hold capacity without work"
        href={toListHref(filters, { phases: ['idle'] })}
        color="var(--phase-idle)"
      />
      <Tile
        {...shared}
        name="Failed"
        count={failed}
        note="in the range"
        href={toListHref(filters, { phases: ['failed'] })}
        color="var(--phase-failed)"
      />
      <Tile
        {...shared}
        name="Sessions"
        count={sessions}
        note="in the range"
        href={toListHref(filters, {})}
        color="var(--accent)"
      />
    </div>
  );
}
