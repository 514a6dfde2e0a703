'use client';

import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { ListState } from '@/lib/client/list-state.ts';

export type ListSummaryProps = {
  rows: number;
  known: number;
  undecided: number;
  notReported: number;
  state: ListState;
  /** Whether the server answers the list at all. */
  connected: boolean;
};

function describeRows(rows: number, known: number, sure: boolean): string {
  if (rows !== known) return formatCount(rows);
  return rows === 0 && !sure ? 'No session so far' : formatNumberOf(rows, 'session');
}

/** How many sessions there are, how sure that is, and what was left out without knowing. */
export function ListSummary({ rows, known, undecided, notReported, state, connected }: ListSummaryProps) {
  if (state.waiting) return <p role="status">{connected ? 'Connecting…' : 'No session could be read'}</p>;
  const sure = state.whole && undecided === 0;
  const sources = formatNumberOf(state.of, 'source');
  const gaps =
    state.missing === 0
      ? ''
      : state.missing === state.loading.length
        ? `${state.missing} of ${sources} still loading`
        : `${state.missing} of ${sources} missing`;
  return (
    <p role="status" className="flex flex-wrap gap-x-1.5 tabular-nums">
      <span>
        {sure || rows === 0 ? '' : 'At least '}
        <strong className="font-semibold text-ink">{describeRows(rows, known, sure)}</strong>
        {rows === known ? null : ` of ${formatNumberOf(known, sure ? 'session' : 'loaded session')}`}
      </span>
      {gaps === '' ? null : <span>· {gaps}</span>}
      {state.missing === 0 && state.loading.length > 0 ? <span>· last known, being asked for anew</span> : null}
      {state.behind === 0 ? null : (
        <span>
          · {state.behind} of {sources} not refreshed
        </span>
      )}
      {undecided === 0 ? null : <span>· {formatNumberOf(undecided, 'row')} undecided until their details arrive</span>}
      {notReported === 0 ? null : <span>· {formatNumberOf(notReported, 'row')}: not reported</span>}
    </p>
  );
}
