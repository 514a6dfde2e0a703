import { toReact } from '@/components/ui/markup-view.tsx';
import type { Phase } from '@/lib/domain/phase.ts';
import { toPhaseDotClass, toPhaseWord } from './phase-look.ts';

export function PhaseDot({ phase, className }: { phase: Phase; className?: string }) {
  return <span aria-hidden="true" className={toPhaseDotClass(phase, className)} />;
}

/** A state as a row of the table says it. */
export function PhaseBadge({ phase, state }: { phase: Phase; state: string }) {
  return (
    <span title={`Phase: ${phase}`} className="inline-flex min-w-0 max-w-full items-center gap-1.5">
      {toPhaseWord(phase, state).map((part, place) => toReact(part, place))}
    </span>
  );
}
