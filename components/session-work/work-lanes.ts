import { OUTCOME_TONE } from '@/components/charts/outcome-tones.ts';
import { type Lane, packLanes, type Span, type View } from '@/components/charts/span-lanes-layout.ts';
import { type Tone, toPhaseTone } from '@/components/charts/tones.ts';
import { STATEMENT_OUTCOMES, type StatementOutcome } from '@/lib/domain/session-items.ts';
import { joinStretches, toPauses } from '@/lib/domain/work-share.ts';
import { toCapital, type WorkKind } from './work-words.ts';

/** A statement or calculation on the chart: its number, beginning and end in epoch milliseconds, what became of it. */
export type WorkSpan = readonly [id: number, fromMs: number, toMs: number, outcome: StatementOutcome];

/** Those that run at once are rare; more lanes would say nothing that these do not. */
const MOST_LANES = 4;
const SESSION = 'session';
const WORKING = toPhaseTone('busy', 'At work', 'session-work');
export const IDLE = toPhaseTone('idle', 'Idle', 'session-idle');
export const WORK_TONES: readonly Tone[] = [
  OUTCOME_TONE.failed,
  OUTCOME_TONE.running,
  OUTCOME_TONE.waiting,
  OUTCOME_TONE.unknown,
  OUTCOME_TONE.cancelled,
  OUTCOME_TONE.finished,
  WORKING,
  IDLE,
];

export const isOutcome = (tone: string): tone is StatementOutcome =>
  (STATEMENT_OUTCOMES as readonly string[]).includes(tone);

/** The session's life in bands of work and idling, and beneath it what it worked at. */
export function toWorkLanes(
  spans: readonly WorkSpan[],
  whole: View,
  kind: WorkKind,
): { lanes: Lane[]; longestIdleMs: number } {
  const own = spans.map(
    ([id, fromMs, toMs, outcome]): Span => ({
      id: String(id),
      fromMs,
      toMs,
      tone: outcome,
      ...((outcome === 'running' || outcome === 'waiting') && { open: true }),
    }),
  );
  const work = joinStretches(own.filter(({ tone }) => tone !== 'waiting'));
  const pauses = toPauses(work, whole);
  const toBands = (tone: string, list: readonly View[]) =>
    list.map(({ fromMs, toMs }): Span => ({ id: `${tone} ${fromMs}`, fromMs, toMs, tone }));
  return {
    lanes: [
      {
        id: SESSION,
        label: 'Session',
        many: 'periods',
        spans: [...toBands(WORKING.id, work), ...toBands(IDLE.id, pauses)],
      },
      ...packLanes(own, MOST_LANES).map((list, index) => ({
        id: `${kind} ${index}`,
        label: index === 0 ? toCapital(kind) : 'At once',
        many: kind,
        spans: list,
      })),
    ],
    longestIdleMs: pauses.reduce((most, { fromMs, toMs }) => Math.max(most, toMs - fromMs), 0),
  };
}
