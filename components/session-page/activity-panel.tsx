import type { ReactNode } from 'react';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatAge, formatCount, formatDuration } from '@/lib/client/format.ts';
import { formatMoney } from '@/lib/client/format-money.ts';
import { toIdleShare } from '@/lib/cost/idle-share.ts';
import type { Activity } from '@/lib/domain/activity.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { toAtWork, toNoActivity, WORK } from './activity-words.ts';

type Props = { session: SessionDetail; nowMs: number };

/** What a session has worked at, by its statements or calculations. AWS tells nothing of the kind for EMR Serverless. */
export function ActivityPanel({ session, nowMs }: Props) {
  const { service, activity } = session;
  if (service === 'emr-serverless') return null;
  const { many } = WORK[service];
  return (
    <Panel title={service === 'glue' ? 'Statements' : 'Calculations'} note={`What it has worked at, by its ${many}`}>
      {activity === null ? (
        <MissingValue className="inline-block">{toNoActivity(session, service)}</MissingValue>
      ) : (
        <div className="flex flex-col gap-4">
          <dl className="grid grid-cols-3 gap-x-4">
            <Figure name="In all">{formatCount(activity.total)}</Figure>
            <Figure name="Now">{toAtWork(activity) ?? 'none'}</Figure>
            <Figure
              name="Last ended"
              note={activity.lastEndedAt === null ? null : <Time iso={activity.lastEndedAt} nowMs={nowMs} />}
            >
              {activity.lastEndedAt === null ? (
                <MissingValue className="font-normal">none has ended</MissingValue>
              ) : (
                formatAge(activity.lastEndedAt, nowMs)
              )}
            </Figure>
          </dl>
          <LifeSplit session={session} activity={activity} nowMs={nowMs} />
        </div>
      )}
    </Panel>
  );
}

function Figure({ name, note = null, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="mt-0.5 font-semibold text-base text-ink tabular-nums">{children}</dd>
      {note === null ? null : <dd className="text-ink-muted text-xs">{note}</dd>}
    </div>
  );
}

/** Its life, or what is paid of it, in two parts, to scale. */
function LifeSplit({ session, activity, nowMs }: { session: SessionDetail; activity: Activity; nowMs: number }) {
  const share = toIdleShare(session, activity, nowMs);
  const life = share?.wholeSeconds ?? null;
  const idleSeconds = share?.idleSeconds ?? null;
  const busySeconds = share === null ? activity.busySeconds : share.wholeSeconds - share.idleSeconds;
  const amount = share?.amount ?? null;
  return (
    <div>
      {life === null || life === 0 || idleSeconds === null ? null : (
        <div aria-hidden="true" className="flex h-2.5 gap-0.5">
          {busySeconds === 0 ? null : (
            <span className="min-w-1 rounded-sm bg-phase-busy" style={{ flexGrow: busySeconds, flexBasis: 0 }} />
          )}
          {idleSeconds === 0 ? null : (
            <span className="min-w-1 rounded-sm bg-phase-idle" style={{ flexGrow: idleSeconds, flexBasis: 0 }} />
          )}
        </div>
      )}
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
        <Part color="bg-phase-busy" name="Busy" seconds={busySeconds} life={life} />
        {idleSeconds === null ? (
          <MissingValue>how long it idled is not known</MissingValue>
        ) : (
          <Part
            color="bg-phase-idle"
            name={`Without a running ${activity.kind.slice(0, -1)}`}
            seconds={idleSeconds}
            life={life}
          />
        )}
      </div>
      {amount === null || amount.value === 0n ? null : (
        <p className="mt-2 text-ink-muted text-xs">
          <span className="font-medium text-ink tabular-nums">{formatMoney(amount)}</span> of what it has cost went by
          without a running statement. That is our estimate: Glue bills every second of its life alike.
        </p>
      )}
    </div>
  );
}

function Part(props: { color: string; name: string; seconds: number; life: number | null }) {
  const { color, name, seconds, life } = props;
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2 rounded-[3px] ${color}`} />
      {name}
      <span className="text-ink tabular-nums">{formatDuration(seconds)}</span>
      {life === null || life === 0 ? null : <span className="tabular-nums">{Math.round((seconds / life) * 100)}%</span>}
    </span>
  );
}
