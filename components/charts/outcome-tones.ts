import type { StatementOutcome } from '@/lib/domain/session-items.ts';
import type { Tone } from './tones.ts';

/** How what became of a statement or calculation is called and looks; the textures tell them apart without the colours. */
export const OUTCOME_TONE: Record<StatementOutcome, Tone> = {
  failed: { id: 'failed', label: 'Failed', color: 'var(--phase-failed)', fill: 'striped' },
  running: { id: 'running', label: 'Running', color: 'var(--phase-starting)', fill: 'dotted' },
  finished: { id: 'finished', label: 'Finished', color: 'var(--phase-ready)', fill: 'solid' },
  cancelled: { id: 'cancelled', label: 'Cancelled', color: 'var(--phase-stopping)', fill: 'hatched' },
  waiting: { id: 'waiting', label: 'Waiting', color: 'var(--phase-ended)', fill: 'hatched' },
  unknown: { id: 'unknown', label: 'In another state', color: 'var(--phase-unknown)', fill: 'speckled' },
};
