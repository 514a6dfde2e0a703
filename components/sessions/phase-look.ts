import type { Markup } from '@/components/ui/markup.ts';
import { classNames } from '@/lib/client/class-names.ts';
import type { Phase } from '@/lib/domain/phase.ts';

const PHASE_COLOR: Record<Phase, string> = {
  starting: '[--phase:var(--phase-starting)]',
  ready: '[--phase:var(--phase-ready)]',
  busy: '[--phase:var(--phase-busy)]',
  idle: '[--phase:var(--phase-idle)]',
  degraded: '[--phase:var(--phase-degraded)]',
  stopping: '[--phase:var(--phase-stopping)]',
  ended: '[--phase:var(--phase-ended)]',
  failed: '[--phase:var(--phase-failed)]',
  unknown: '[--phase:var(--phase-unknown)]',
};

/**
 * Shape as well as colour: filled while it works, a ring while it waits, a square when it failed. None moves: a dot that
 * does has the whole table painted sixty times a second.
 */
const SHAPE: Record<Phase, string> = {
  starting: 'rounded-full border-[1.5px] border-(--phase)',
  ready: 'rounded-full border-[1.5px] border-(--phase) bg-(--phase)/40',
  busy: 'rounded-full bg-(--phase)',
  idle: 'rounded-full border-[1.5px] border-(--phase) bg-linear-to-r from-(--phase) from-50% to-transparent to-50%',
  degraded: 'rotate-45 bg-(--phase)',
  stopping: 'rounded-full border-[1.5px] border-(--phase) border-dashed',
  ended: 'rounded-full border-[1.5px] border-(--phase)',
  failed: 'rounded-[1px] bg-(--phase)',
  unknown: 'rotate-45 border-[1.5px] border-(--phase)',
};

/** The dot of a phase, which is hidden from readers: a word always stands beside it. */
export const toPhaseDotClass = (phase: Phase, more?: string) =>
  classNames('inline-block size-2 shrink-0', PHASE_COLOR[phase], SHAPE[phase], more);

/** A service's own word in the colour of its phase, and the phase in words for those who cannot see the colour. */
export function toPhaseWord(phase: Phase, state: string): readonly Markup[] {
  const className = classNames('truncate font-medium text-(--phase) text-xs', PHASE_COLOR[phase]);
  const word: Markup = { tag: 'bdi', className, children: [state] };
  if (state.toLowerCase() === phase) return [toPhaseDot(phase), word];
  return [toPhaseDot(phase), word, { tag: 'span', className: 'sr-only', children: [`(${phase})`] }];
}

function toPhaseDot(phase: Phase): Markup {
  return { tag: 'span', className: toPhaseDotClass(phase), attributes: { 'aria-hidden': 'true' }, children: [] };
}
