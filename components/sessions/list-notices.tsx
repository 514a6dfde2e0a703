'use client';

import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { useSeconds } from '@/lib/client/clock.ts';
import { formatAge, formatDuration, formatNumberOf } from '@/lib/client/format.ts';
import type { ListInfo } from '@/lib/client/list/messages.ts';
import { describeSource, type ListState, type Trouble } from '@/lib/client/list-state.ts';
import type { SourceFrame } from '@/lib/stream/frame.ts';

const toSources = (
  <Link href="/sources" prefetch={false} className={buttonClass('secondary', 'sm')}>
    Sources
  </Link>
);

function RetryClock({ iso }: { iso: string | undefined }) {
  const nowMs = useSeconds(0);
  const ms = iso === undefined ? Number.NaN : Date.parse(iso) - nowMs;
  if (nowMs === 0 || Number.isNaN(ms)) return null;
  return (
    <span className="tabular-nums">
      {ms > 0 ? ` Next try in ${formatDuration(Math.ceil(ms / 1000))}.` : ' Trying again now.'}
    </span>
  );
}

function Lines({ sources, line }: { sources: readonly SourceFrame[]; line: (source: SourceFrame) => React.ReactNode }) {
  return (
    <ul>
      {sources.map((source) => (
        <li key={source.source}>
          <span className="font-medium text-ink">{describeSource(source.source, true)}</span>: {line(source)}
        </li>
      ))}
    </ul>
  );
}

const toMessage = ({ problem, parts }: SourceFrame) =>
  problem === undefined
    ? `${parts.failed} of ${parts.of} parts could not be read.`
    : `${problem.message}${problem.hint ? ` ${problem.hint}` : ''}`;

function TroubleNotice({
  trouble,
  sources,
  nowMs,
}: {
  trouble: Trouble;
  sources: readonly SourceFrame[];
  nowMs: number;
}) {
  const some = formatNumberOf(sources.length, 'source');
  switch (trouble) {
    case 'setup':
      return (
        <Notice tone="danger" live title={`AWS credentials do not work for ${some}`} action={toSources}>
          <Lines sources={sources} line={toMessage} />
        </Notice>
      );
    case 'denied':
      return (
        <Notice tone="danger" live title={`AWS denies access to ${some}`} action={toSources}>
          <Lines
            sources={sources}
            line={({ problem }) =>
              problem?.action === undefined ? (
                problem?.message
              ) : (
                <>
                  allow <code className="rounded-sm bg-surface px-1 font-mono text-ink text-xs">{problem.action}</code>
                </>
              )
            }
          />
        </Notice>
      );
    case 'throttled':
      return (
        <Notice tone="waiting" live title={`AWS is throttling ${some}`}>
          <Lines
            sources={sources}
            line={({ problem }) => (
              <>
                rows arrive more slowly.
                <RetryClock iso={problem?.retryAt} />
              </>
            )}
          />
        </Notice>
      );
    case 'stale':
      return (
        <Notice tone="warn" live title={`${some} not refreshed: what is shown is the last known`} action={toSources}>
          <Lines
            sources={sources}
            line={(source) => (
              <>
                {source.fetchedAt === null || nowMs === 0 ? '' : `as of ${formatAge(source.fetchedAt, nowMs)}. `}
                {source.problem === undefined ? '' : toMessage(source)}
                <RetryClock iso={source.problem?.retryAt} />
              </>
            )}
          />
        </Notice>
      );
    case 'failed':
      return (
        <Notice tone="warn" live title={`${some} missing from this list`} action={toSources}>
          <Lines
            sources={sources}
            line={(source) => (
              <>
                {toMessage(source)}
                <RetryClock iso={source.problem?.retryAt} />
              </>
            )}
          />
        </Notice>
      );
  }
}

const ORDER: readonly Trouble[] = ['setup', 'denied', 'failed', 'stale', 'throttled'];

export type ListNoticesProps = { list: ListInfo; state: ListState; onReconnect: () => void };

/** What stands between the viewer and the whole list, and what to do about each. */
export default function ListNotices({ list, state, onReconnect }: ListNoticesProps) {
  const nowMs = useSeconds(0);
  const retry = (
    <Button size="sm" onClick={onReconnect}>
      Try now
    </Button>
  );
  const waitSeconds =
    list.retryAtMs === null || nowMs === 0 ? null : Math.max(0, Math.ceil((list.retryAtMs - nowMs) / 1000));
  const soon = waitSeconds === null ? 'Connecting again…' : `Connecting again in ${formatDuration(waitSeconds)}.`;
  return (
    <>
      {list.status === 'refused' && list.problem !== null ? (
        <Notice tone="danger" live title={list.problem.title} action={retry}>
          {list.problem.detail} {list.problem.hint}
        </Notice>
      ) : null}
      {list.status !== 'refused' && list.problem !== null ? (
        <Notice tone="danger" live title={list.problem.title} action={retry}>
          {list.problem.detail} {list.problem.hint} {soon}
        </Notice>
      ) : null}
      {list.cut !== null && list.problem === null ? (
        <Notice tone="warn" live title="The list was cut off before its end" action={retry}>
          {list.cut}. {list.known > 0 ? 'Rows that came stay, and are hatched until they come again. ' : ''}
          {soon}
        </Notice>
      ) : null}
      {ORDER.map((trouble) => {
        const sources = state.troubles.get(trouble);
        return sources === undefined ? null : (
          <TroubleNotice key={trouble} trouble={trouble} sources={sources} nowMs={nowMs} />
        );
      })}
    </>
  );
}
