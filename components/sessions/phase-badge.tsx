import { classNames } from '@/lib/client/class-names.ts';
import type { Phase } from '@/lib/domain/phase.ts';
import { PHASE_COLOR, toPhaseDotClass } from './phase-look.ts';

export function PhaseDot({ phase, className }: { phase: Phase; className?: string }) {
  return <span aria-hidden="true" className={toPhaseDotClass(phase, className)} />;
}

/** The service's own word in the colour of its phase, and the phase in words for those who cannot see the colour. */
export function PhaseBadge({ phase, state }: { phase: Phase; state: string }) {
  const says = state.toLowerCase() === phase ? '' : phase;
  return (
    <span title={`Phase: ${phase}`} className="inline-flex min-w-0 max-w-full items-center gap-1.5">
      <PhaseDot phase={phase} />
      <bdi className={classNames('truncate font-medium text-(--phase) text-xs', PHASE_COLOR[phase])}>{state}</bdi>
      {says === '' ? null : <span className="sr-only">({says})</span>}
    </span>
  );
}
