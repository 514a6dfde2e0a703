import type { MissingReason } from '../../../domain/missing.ts';
import type { ResourceHours, SessionUsage } from '../../../domain/session.ts';
import { DAY_MS } from '../detail-schedule.ts';
import { type DetailState, type Ledger, reasonFor, reasonWithoutDetail } from '../session-row.ts';
import type { EmrSession } from './native.ts';

/** Whether hours say anything: AWS publishes zeros before it publishes figures. */
export function hasFigures(hours: ResourceHours | null): boolean {
  return hours !== null && Object.values(hours).some((amount) => amount !== null && amount > 0);
}

/** Where a session stands towards its figures: they are the last word only some time after the end. */
export type UsageStage = {
  ended: boolean;
  /** Epoch milliseconds of the end; null while it runs or where nothing tells it. */
  endedAtMs: number | null;
  /** The detail is of a moment before the end, so its figures are too. */
  detailIsEarlier: boolean;
  nowMs: number;
};

function isDayAfterEnd(stage: UsageStage): boolean {
  return stage.ended && stage.endedAtMs !== null && stage.nowMs - stage.endedAtMs >= DAY_MS;
}

/** What EMR Serverless reported of a session's consumption, each absent figure with its reason. */
export function takeEmrUsage(
  ledger: Ledger,
  detail: EmrSession | null,
  detailState: DetailState,
  stage: UsageStage,
): SessionUsage {
  const late = isDayAfterEnd(stage);
  const absent: MissingReason =
    detail === null
      ? reasonWithoutDetail(detailState)
      : !stage.ended
        ? 'reported-when-it-ends'
        : late
          ? 'not-reported'
          : 'not-published-yet';
  const usable = stage.detailIsEarlier ? null : detail;
  const zerosCount = late || (stage.ended && hasFigures(usable?.billed ?? null));
  const invalid = usable?.invalid ?? [];
  const seconds = usable?.totalExecutionDurationSeconds ?? null;
  return {
    total: takeHours(ledger, 'total', usable?.total ?? null, { absent, zerosCount: late, invalid }),
    billed: takeHours(ledger, 'billed', usable?.billed ?? null, { absent, zerosCount: late, invalid }),
    dpuSeconds: ledger.take('usage.dpuSeconds', null, 'not-applicable'),
    executionSeconds: ledger.take(
      'usage.executionSeconds',
      seconds === 0 && !zerosCount ? null : seconds,
      reasonFor(invalid, 'totalExecutionDurationSeconds', absent),
    ),
  };
}

type HoursReading = { absent: MissingReason; zerosCount: boolean; invalid: readonly string[] };

function takeHours(
  ledger: Ledger,
  which: 'total' | 'billed',
  hours: ResourceHours | null,
  { absent, zerosCount, invalid }: HoursReading,
): ResourceHours | null {
  const broken = invalid.some((member) => member.startsWith(`${which}.`));
  const empty = hours === null || Object.values(hours).every((amount) => amount === null);
  if (empty || !(zerosCount || hasFigures(hours))) {
    return ledger.take(`usage.${which}`, null, broken ? 'invalid' : absent);
  }
  for (const member of ['vcpuHours', 'memoryGbHours', 'storageGbHours'] as const) {
    ledger.take(`usage.${which}.${member}`, hours[member], reasonFor(invalid, `${which}.${member}`, 'not-reported'));
  }
  return hours;
}
