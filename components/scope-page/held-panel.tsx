import type { ReactNode } from 'react';
import { AtLeast } from '@/components/ui/at-least.tsx';
import { Meter } from '@/components/ui/meter.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import { formatExactQuantity } from '@/lib/client/format-money.ts';
import type { ScopeDetail } from '@/lib/domain/scope-detail.ts';

/** AWS documents it for interactive sessions of an application. */
const MOST_EMR_SESSIONS = 25;

/** What its running sessions hold, beside the most that it may. */
export function HeldPanel({ scope }: { scope: ScopeDetail }) {
  const { service, held, facts, overview } = scope;
  const { live } = overview.money;
  const limit = facts?.maximumCapacity ?? null;
  const emr = service === 'emr-serverless';
  return (
    <Panel
      title="Capacity and limits"
      note={emr ? 'What its sessions hold now, of what it may' : 'What its sessions hold now'}
    >
      <dl className="flex flex-col gap-3.5">
        {emr ? (
          <>
            <Line name="Sessions at once" value={formatCount(live)} share={live / MOST_EMR_SESSIONS}>
              of {MOST_EMR_SESSIONS}, which AWS documents as the most
            </Line>
            <Line name="vCPU" value={<Held text={held.vcpus} held={held} />} share={toShare(held.vcpus, limit?.vcpus)}>
              <Limit limit={limit?.vcpus ?? null} unit="vCPU" facts={facts} />
            </Line>
            <Line
              name="Memory"
              value={<Held text={held.memoryGb} held={held} unit="GB" />}
              share={toShare(held.memoryGb, limit?.memoryGb)}
            >
              <Limit limit={limit?.memoryGb ?? null} unit="GB" facts={facts} />
            </Line>
            <Line name="Disk" value={null} share={null}>
              <Limit limit={limit?.diskGb ?? null} unit="GB" facts={facts} />
            </Line>
          </>
        ) : (
          <>
            <Line name="Sessions at once" value={formatCount(live)} share={null}>
              AWS counts DPUs by account and by session, not by workgroup
            </Line>
            <Line name="DPU" value={<Held text={held.dpus} held={held} />} share={null}>
              coordinators and executors together
            </Line>
          </>
        )}
      </dl>
      <p className="mt-3.5 text-ink-muted text-xs">
        {held.unknown === 0 ? '' : `Of ${formatNumberOf(held.unknown, 'live session')} nobody knows what it holds. `}
        {emr
          ? 'Counted by what each session was configured with at least. The limits are of all its workers together: those of jobs and those held ready count too. One session lasts 24 hours at most.'
          : 'Counted by the executors that AWS tells of.'}
      </p>
    </Panel>
  );
}

function toShare(text: string, limit: number | null | undefined): number | null {
  return limit === null || limit === undefined || limit === 0 ? null : Number(text) / limit;
}

function Line(props: { name: string; value: ReactNode; share: number | null; children: ReactNode }) {
  const { name, value, share, children } = props;
  return (
    <div>
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="mt-0.5 text-ink-muted text-xs tabular-nums">
        {value === null ? null : <span className="mr-1 font-semibold text-base text-ink">{value}</span>}
        {children}
        {share === null ? null : (
          <Meter
            share={share}
            color={share >= 0.9 ? 'var(--warn)' : 'var(--service-emr-serverless)'}
            className="mt-1.5"
          />
        )}
      </dd>
    </div>
  );
}

/** A sum over sessions, each of which holds so much at least. */
function Held({ text, held, unit }: { text: string; held: ScopeDetail['held']; unit?: string }) {
  if (held.sessions === 0 && held.unknown > 0) return <MissingValue className="font-normal">not known</MissingValue>;
  return (
    <>
      {held.atLeast ? <AtLeast /> : null}
      {formatExactQuantity(text, 1)}
      {unit === undefined ? '' : ` ${unit}`}
    </>
  );
}

function Limit({ limit, unit, facts }: { limit: number | null; unit: string; facts: ScopeDetail['facts'] }) {
  if (facts === null) return <MissingValue>its limit is not known</MissingValue>;
  if (limit === null) {
    return (
      <MissingValue>
        {facts.maximumCapacity === null ? 'no limit is set for it' : 'AWS sent no limit, or one that makes no sense'}
      </MissingValue>
    );
  }
  return (
    <>
      of {formatCount(limit)} {unit} at most
    </>
  );
}
