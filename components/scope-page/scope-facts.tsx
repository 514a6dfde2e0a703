import { PropertyTable } from '@/components/session-page/property-table.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatAge, formatDuration } from '@/lib/client/format.ts';
import type { ScopeDetail, ScopeFacts } from '@/lib/domain/scope-detail.ts';

/** Where AWS says nothing: who keeps silent. */
function NotTold({ known }: { known: boolean }) {
  return <MissingValue>{known ? 'not reported by AWS' : 'could not be read'}</MissingValue>;
}

/** What one looks up about an application or a workgroup. */
export function ScopeFactsPanel({ scope, nowMs }: { scope: ScopeDetail; nowMs: number }) {
  const { facts, service, readAt } = scope;
  const emr = service === 'emr-serverless';
  const known = facts !== null;
  return (
    <Panel title="About">
      <Facts>
        {facts?.stateReason == null ? null : (
          <Fact name={emr ? 'State details' : 'Description'}>
            <bdi>{facts.stateReason}</bdi>
          </Fact>
        )}
        <Fact name={emr ? 'Release' : 'Engine'}>{facts?.version ?? <NotTold known={known} />}</Fact>
        {emr ? <Fact name="Architecture">{facts?.architecture ?? <NotTold known={known} />}</Fact> : null}
        <Fact name="Takes sessions">
          <TakesSessions scope={scope} />
        </Fact>
        {emr ? (
          <Fact name="Auto-stop">{facts === null ? <NotTold known={false} /> : <AutoStop facts={facts} />}</Fact>
        ) : null}
        <Fact name="Created">
          {facts?.createdAt == null ? <NotTold known={known} /> : <Time iso={facts.createdAt} nowMs={nowMs} />}
        </Fact>
        {emr ? (
          <Fact name="Last change">
            {facts?.updatedAt == null ? <NotTold known={known} /> : <Time iso={facts.updatedAt} nowMs={nowMs} />}
          </Fact>
        ) : null}
        <Fact name="ARN">
          {facts?.arn == null ? (
            <NotTold known={known} />
          ) : (
            <span className="flex items-start gap-1">
              <span className="break-all font-mono text-xs leading-5">{facts.arn}</span>
              <CopyButton value={facts.arn} label="Copy the ARN" className="-my-1" />
            </span>
          )}
        </Fact>
        <Fact name="Told by AWS">{readAt === null ? <NotTold known={false} /> : formatAge(readAt, nowMs)}</Fact>
      </Facts>
    </Panel>
  );
}

function TakesSessions({ scope: { facts, service } }: { scope: ScopeDetail }) {
  if (facts === null) return <NotTold known={false} />;
  if (facts.takesSessions === null) return <NotTold known />;
  if (facts.takesSessions) return 'yes';
  return (
    <>
      no
      <span className="block text-ink-muted text-xs">
        {service === 'athena'
          ? 'Its engine is that of SQL queries, which have no Spark sessions.'
          : 'Interactive sessions are not enabled for it.'}
      </span>
    </>
  );
}

/** The documented default of an application of which AWS says nothing else. */
const DEFAULT_MINUTES = 15;

function AutoStop({ facts: { autoStop } }: { facts: ScopeFacts }) {
  const minutes = autoStop?.idleTimeoutMinutes ?? null;
  if (autoStop?.enabled === false) {
    return (
      <>
        <Badge tone="warn">off</Badge>
        <span className="block text-ink-muted text-xs">It stays started until somebody stops it.</span>
      </>
    );
  }
  const after = minutes === null ? null : formatDuration(minutes * 60);
  if (autoStop?.enabled !== true) {
    return (
      <>
        <NotTold known />
        <span className="block text-ink-muted text-xs">
          AWS documents that one stops after {after ?? `${DEFAULT_MINUTES}m`} of idling unless that is turned off.
        </span>
      </>
    );
  }
  return (
    <>
      {after === null ? 'on' : `after ${after} of idling`}
      {minutes === DEFAULT_MINUTES ? <span className="text-ink-muted text-xs"> (the service’s default)</span> : null}
      {after === null ? <span className="block text-ink-muted text-xs">after how long AWS does not report</span> : null}
    </>
  );
}

/** Tags of an application; of a workgroup AWS does not tell them with its configuration. */
export function ScopeTags({ facts }: { facts: ScopeFacts | null }) {
  if (facts?.tags == null) return null;
  const rows = Object.entries(facts.tags).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return (
    <Panel title="Tags">
      {rows.length === 0 ? <MissingValue>it has no tags</MissingValue> : <PropertyTable caption="Tags" rows={rows} />}
    </Panel>
  );
}
