import { classNames } from '@/lib/client/class-names.ts';
import type { Phase } from '@/lib/domain/phase.ts';

const COLOR: Record<Phase, string> = {
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

/** Shape as well as colour: filled while it works, a ring while it waits, a square when it failed. */
const SHAPE: Record<Phase, string> = {
  starting: 'rounded-full border-[1.5px] border-(--phase) animate-breathe',
  ready: 'rounded-full border-[1.5px] border-(--phase) bg-(--phase)/40',
  busy: 'rounded-full bg-(--phase)',
  idle: 'rounded-full border-[1.5px] border-(--phase) bg-linear-to-r from-(--phase) from-50% to-transparent to-50%',
  degraded: 'rotate-45 bg-(--phase)',
  stopping: 'rounded-full border-[1.5px] border-(--phase) border-dashed',
  ended: 'rounded-full border-[1.5px] border-(--phase)',
  failed: 'rounded-[1px] bg-(--phase)',
  unknown: 'rotate-45 border-[1.5px] border-(--phase)',
};

export function PhaseDot({ phase, className }: { phase: Phase; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('inline-block size-2 shrink-0', COLOR[phase], SHAPE[phase], className)}
    />
  );
}

/** The service's own word in the colour of its phase, and the phase in words for those who cannot see the colour. */
export function PhaseBadge({ phase, state }: { phase: Phase; state: string }) {
  return (
    <span title={`Phase: ${phase}`} className="inline-flex min-w-0 max-w-full items-center gap-1.5">
      <PhaseWord phase={phase} state={state} />
    </span>
  );
}

/** The same, inside of what says the phase as its hint. */
export function PhaseWord({ phase, state }: { phase: Phase; state: string }) {
  const says = state.toLowerCase() === phase ? '' : phase;
  return (
    <>
      <PhaseDot phase={phase} />
      <bdi className={classNames('truncate font-medium text-(--phase) text-xs', COLOR[phase])}>{state}</bdi>
      {says === '' ? null : <span className="sr-only">({says})</span>}
    </>
  );
}
