import type { Phase } from '@/lib/domain/phase.ts';
import type { SwatchFill } from './swatch.tsx';

/** How spans of one kind look. What comes first among the tones of a chart stands out where several are merged. */
export type Tone = { id: string; label: string; color: string; fill: SwatchFill };

/** A fill besides the colour, so that phases are told apart without it; those that work are solid. */
const FILL: Record<Phase, SwatchFill> = {
  failed: 'striped',
  degraded: 'speckled',
  busy: 'solid',
  ready: 'speckled',
  starting: 'dotted',
  idle: 'hatched',
  stopping: 'dotted',
  ended: 'hatched',
  unknown: 'dotted',
};

/** A phase as a tone, under the label that the chart gives it. */
export function toPhaseTone(phase: Phase, label: string, id: string = phase): Tone {
  return { id, label, color: `var(--phase-${phase})`, fill: FILL[phase] };
}
