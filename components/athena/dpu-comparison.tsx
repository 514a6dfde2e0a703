import { MissingField } from '@/components/session-page/missing-field.tsx';
import { AtLeast } from '@/components/ui/at-least.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import { formatExactQuantity, formatMoney } from '@/lib/client/format-money.ts';
import { compareDpuTime, type DpuTime, type DpuVerdict, toDpuAmount } from '@/lib/cost/dpu-time.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { formatDpuMillis, formatDpuParts } from './calculation-words.ts';

const VERDICT: Record<DpuVerdict, string> = {
  same: 'They agree: what Athena reports is the time that its executors were there, the coordinator’s included.',
  'without-coordinator':
    'What Athena reports is what the workers alone come to: the coordinator’s time is not in it. AWS does not document that.',
  less: 'Athena reports less than its executors were there for. AWS does not document what it leaves out; executors that start up or wait may not count.',
  more: 'Athena reports more than the executors that it lists were there for. AWS does not document why; it may count time before an executor is registered.',
};

type Props = {
  session: SessionDetail;
  /** Null where its executors are not known. */
  time: DpuTime | null;
  /** They are on their way. */
  waiting: boolean;
};

/** What Athena reports for the session beside what its executors come to, with the difference in words and money. */
export function DpuComparison({ session, time, waiting }: Props) {
  const executorMillis = time === null ? null : time.coordinatorMillis + time.workerMillis;
  const { dpuSeconds } = session.usage;
  const reportedMillis = dpuSeconds === null ? null : dpuSeconds * 1000;
  const most = Math.max(executorMillis ?? 0, reportedMillis ?? 0, 1);
  const verdict = reportedMillis === null || time === null ? null : compareDpuTime(reportedMillis, time);
  return (
    <div className="@container">
      <dl className="grid gap-x-6 gap-y-3 @md:grid-cols-2">
        <div>
          <dt className="text-ink-muted text-xs">Athena reports (DpuExecutionInMillis)</dt>
          <dd className="mt-0.5 font-semibold text-ink text-lg tabular-nums" data-dpu="reported">
            {reportedMillis === null ? (
              <MissingField session={session} field="usage.dpuSeconds" />
            ) : (
              formatDpuMillis(reportedMillis)
            )}
          </dd>
          {reportedMillis === null ? null : (
            <dd className="text-ink-muted text-xs tabular-nums">
              {formatExactQuantity(String(reportedMillis / 1000), 3)} DPU-seconds
            </dd>
          )}
          {reportedMillis === null ? null : (
            <Meter share={reportedMillis / most} color="var(--service-athena)" className="mt-1.5" />
          )}
        </div>
        <div>
          <dt className="text-ink-muted text-xs">Its executors come to</dt>
          {time === null || executorMillis === null ? (
            <dd className="mt-0.5">
              <MissingValue>{waiting ? 'loading' : 'no executors are known'}</MissingValue>
            </dd>
          ) : (
            <>
              <dd className="mt-0.5 font-semibold text-ink text-lg tabular-nums" data-dpu="executors">
                {time.untold === 0 ? null : <AtLeast />}
                {formatDpuMillis(executorMillis)}
              </dd>
              <dd className="text-ink-muted text-xs tabular-nums">{toKinds(time)}</dd>
              <Meter share={executorMillis / most} color="var(--phase-ready)" className="mt-1.5" />
            </>
          )}
        </div>
      </dl>
      {verdict === null || reportedMillis === null || executorMillis === null ? null : (
        <p className="mt-3 text-ink-muted text-xs">
          <Difference session={session} millis={reportedMillis - executorMillis} />
          {VERDICT[verdict]} What the session cost is made of what Athena reports.
        </p>
      )}
      {time === null || time.untold === 0 ? null : (
        <MissingValue className="mt-1 block">
          Of {formatNumberOf(time.untold, 'executor')} Athena does not tell the size, or when it went: its time is not
          counted.
        </MissingValue>
      )}
    </div>
  );
}

/** `0.31 DPU-h coordinator, 1.18 DPU-h workers` */
function toKinds({ coordinatorMillis, workerMillis }: DpuTime): string {
  const [coordinator, workers] = formatDpuParts([coordinatorMillis, workerMillis]).parts;
  return `${coordinator} coordinator, ${workers} workers`;
}

/** The difference in DPU time, and what it would cost at the session's price where that is known. */
function Difference({ session, millis }: { session: SessionDetail; millis: number }) {
  if (millis === 0) return null;
  const amount = toDpuAmount(session.cost, Math.abs(millis));
  return (
    <span className="font-medium text-ink tabular-nums" data-dpu="difference">
      {formatDpuMillis(Math.abs(millis))} {millis > 0 ? 'more' : 'less'} is reported
      {amount === null ? '' : `, ${formatMoney(amount, 'exact')}`}.{' '}
    </span>
  );
}
