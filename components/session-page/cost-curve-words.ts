import { isLive } from '@/lib/domain/phase.ts';
import type { Session } from '@/lib/domain/session.ts';

/** How exactly the line is known, in words. */
export function toCurveBasis({ service, phase, cost }: Session): string {
  if (service === 'glue') return 'Glue bills every second of a session alike';
  if (cost.basis === 'estimate' && isLive(phase)) return 'Our estimate, spread evenly over its life so far';
  return 'Spread evenly over its life: AWS tells how much it used, not when';
}
