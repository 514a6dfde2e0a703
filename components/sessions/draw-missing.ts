import type { CellContent } from '@/components/data-table/cell-content.ts';
import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';
import { toShortReason } from './short-reason.ts';

type Drawn = Pick<CellContent, 'children' | 'className' | 'title'>;

const NOTHING: ReadonlySet<MissingReason> = new Set(['ended', 'not-idle', 'not-started', 'not-applicable']);

/** Whether a reason says that there is nothing of a kind, and not that nobody knows. */
export function isNothing(reason: MissingReason): boolean {
  return NOTHING.has(reason);
}

/** Nothing to pay or to wait for, which is known and not worth a word in every row; the hint and a reader say why. */
export function drawNothing(reason: MissingReason): Drawn {
  const why = MISSING_REASONS[reason];
  return {
    className: 'text-ink-faint text-xs',
    title: why,
    children: [
      { tag: 'span', className: '', attributes: { 'aria-hidden': 'true' }, children: ['–'] },
      { tag: 'span', className: 'sr-only', children: [why] },
    ],
  };
}

/** A value that is not there, with the reason in words; the whole reason is the hint. */
export function drawMissing(reason: MissingReason): Drawn {
  return drawAbsence(toShortReason(reason), MISSING_REASONS[reason]);
}

/** Quieter than a value, and never a zero or a blank. */
export function drawAbsence(text: string, title: string): Drawn {
  return { className: 'truncate text-2xs text-ink-faint', title, children: [text] };
}
