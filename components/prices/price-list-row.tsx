import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { StackCell, StackHead, StackRow } from '@/components/ui/stack-table.tsx';
import { formatAge, formatCount, formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import type { PriceListState } from '@/lib/cost/price-list-state.ts';
import { toMs } from '@/lib/domain/time-range.ts';
import { LIST_STATUS } from './list-summary.ts';

/** What a state means for the prices in force, in a sentence or two. */
function toMeaning({ status, fetchedAt, nextTryAt, ambiguous, unreadable }: PriceListState, nowMs: number): string {
  const unclear = ambiguous.length + unreadable.length;
  const more = unclear === 0 ? '' : ` ${formatNumberOf(unclear, 'entry', 'entries')} gave no price.`;
  const nextMs = toMs(nextTryAt);
  const next = nextMs === null || nextMs <= nowMs ? '' : `, again in ${formatDuration((nextMs - nowMs) / 1000)}`;
  switch (status) {
    case 'ok':
      return fetchedAt === null ? 'Read.' : `Read ${formatAge(fetchedAt, nowMs)}${next}.${more}`;
    case 'loading':
      return 'It is being read.';
    case 'error':
      return fetchedAt === null
        ? 'It was never read: the operator’s prices and the shipped ones count.'
        : `What was read ${formatAge(fetchedAt, nowMs)} still counts.`;
    case 'unsupported':
      return 'AWS offers no Price List API in this partition: the operator’s prices and the shipped ones count.';
  }
}

/** The Price List of one service in one region. */
export function PriceListRow({ list, nowMs }: { list: PriceListState; nowMs: number }) {
  const { label, tone } = LIST_STATUS[list.status];
  const isKnown = list.fetchedAt !== null;
  return (
    <StackRow>
      <StackHead>
        <span className="flex flex-wrap items-center gap-x-2">
          <ServiceMark service={list.service} long />
          <span className="font-mono text-ink">{list.region}</span>
        </span>
      </StackHead>
      <StackCell className="@max-3xl:justify-self-end">
        <Badge tone={tone}>{label}</Badge>
      </StackCell>
      <StackCell className="text-ink-muted tabular-nums">{toMeaning(list, nowMs)}</StackCell>
      <StackCell align="end" className="text-ink tabular-nums">
        {isKnown ? (
          <>
            {formatCount(list.prices)}
            <span className="@3xl:sr-only"> {list.prices === 1 ? 'price' : 'prices'}</span>
          </>
        ) : (
          <MissingValue>{list.status === 'loading' ? 'loading' : 'not read'}</MissingValue>
        )}
      </StackCell>
    </StackRow>
  );
}
