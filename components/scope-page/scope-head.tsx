import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Badge, type Tone } from '@/components/ui/badge.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { LiveSwitch } from '@/components/ui/live-switch.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { ScopeRef } from '@/lib/domain/resource-ref.ts';
import type { ScopeDetail } from '@/lib/domain/scope-detail.ts';
import { SCOPE_LABEL } from '@/lib/domain/service.ts';

/** AWS's words for one that is at work, or may be. */
const TONE: Record<string, Tone> = { STARTED: 'good', ENABLED: 'good', STARTING: 'info', TERMINATED: 'danger' };

/** What it is called, how it stands and where it is. */
export function ScopeHead(props: {
  scopeRef: ScopeRef;
  scope: ScopeDetail | null;
  nowMs: number;
  paused: boolean;
  onPause: (paused: boolean) => void;
}) {
  const { scopeRef, scope, nowMs, paused, onPause } = props;
  const { service, account, region } = scopeRef;
  const state = scope?.facts?.state ?? null;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 pt-4 pb-3 lg:px-6">
      <div className="flex min-w-0 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="wrap-anywhere min-w-0 font-semibold text-ink text-xl tracking-tight">
            <bdi>{scope?.scope.name ?? scopeRef.scope}</bdi>
          </h1>
          {scope === null ? (
            <Skeleton className="h-5 w-20" />
          ) : state === null ? (
            <Badge>state not told</Badge>
          ) : (
            <Badge tone={TONE[state] ?? 'neutral'}>
              <bdi>{state}</bdi>
            </Badge>
          )}
          {scope?.problem?.kind === 'gone' ? <Badge tone="warn">no longer in AWS</Badge> : null}
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-xs">
          <ServiceMark service={service} long />
          <span>{SCOPE_LABEL[service]}</span>
          <span className="inline-flex min-w-0 items-center font-mono">
            <span className="wrap-anywhere">{scopeRef.scope}</span>
            <CopyButton value={scopeRef.scope} label={`Copy the ${SCOPE_LABEL[service].toLowerCase()}’s id`} />
          </span>
          <span>
            <bdi>{account}</bdi> · <bdi>{region}</bdi>
          </span>
        </div>
      </div>
      <LiveSwitch asOf={scope?.overview.asOf ?? null} nowMs={nowMs} paused={paused} onChange={onPause} />
    </header>
  );
}
