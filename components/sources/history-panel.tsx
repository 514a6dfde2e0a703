import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Notice } from '@/components/ui/notice.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Time } from '@/components/ui/time.tsx';
import { formatAge, formatCount } from '@/lib/client/format.ts';
import type { HistoryState } from '@/lib/domain/history-state.ts';
import { toHistoryTitle, toRetryText, toSizeText } from './history-words.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-muted text-xs">{name}</dt>
      <dd className="wrap-anywhere text-ink text-sm tabular-nums">{children}</dd>
    </div>
  );
}

/** The record of what AWS forgets: whether it is kept, since when, how much there is, and where the copies are. */
export function HistoryPanel({ history, nowMs }: { history: HistoryState; nowMs: number }) {
  const { status, problem, upkeepProblem, setAside, backup, keepDays } = history;
  const unknown = <MissingValue>not known</MissingValue>;
  return (
    <Panel
      title="History"
      note="Sessions and changes of state, kept after AWS forgets them"
      action={
        status === 'on' ? (
          <a href="/api/history/export" download className={buttonClass('secondary', 'sm')}>
            Export as NDJSON
          </a>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-4">
        {problem === null && status !== 'off' ? null : (
          <Notice tone={status === 'off' ? 'danger' : 'warn'} live title={toHistoryTitle(history)}>
            {problem === null ? null : (
              <>
                {problem.message} {problem.hint}
              </>
            )}
            {toRetryText(history, nowMs)}
          </Notice>
        )}
        {upkeepProblem === null ? null : (
          <Notice tone="warn" live title="The record goes on, but what it needs from time to time could not be done">
            {upkeepProblem.message} It is tried again every hour.
          </Notice>
        )}
        {setAside === null ? null : (
          <Notice tone="warn" title="An earlier history was set aside, and a new one begun">
            It was damaged, or another file took its place while it was in use. It is kept in{' '}
            <code className="wrap-anywhere font-mono text-xs">{setAside}</code>; move it elsewhere and this is told no
            more. A copy from before can be restored.
          </Notice>
        )}
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 xl:grid-cols-6">
          <Fact name="Recorded since">
            {history.since === null ? unknown : <Time iso={history.since} nowMs={nowMs} />}
          </Fact>
          <Fact name="Sessions kept">{history.sessions === null ? unknown : formatCount(history.sessions)}</Fact>
          <Fact name="Size">{history.sizeBytes === null ? unknown : toSizeText(history.sizeBytes)}</Fact>
          <Fact name="Last written">
            {history.writtenAt === null ? (
              <MissingValue>nothing in this run</MissingValue>
            ) : (
              formatAge(history.writtenAt, nowMs)
            )}
            {history.waiting === 0 ? null : (
              <span className="block text-ink-muted text-xs">
                {formatCount(history.waiting)} {history.waiting === 1 ? 'waits' : 'wait'} to be written
              </span>
            )}
          </Fact>
          <Fact name="Newest copy">
            {backup === null ? (
              <MissingValue>none yet</MissingValue>
            ) : (
              <span title={backup.path}>
                <Time iso={backup.at} nowMs={nowMs} />
              </span>
            )}
          </Fact>
          <Fact name="Kept for">
            {keepDays === null ? 'ever' : `${formatCount(keepDays)} ${keepDays === 1 ? 'day' : 'days'} after the end`}
          </Fact>
        </dl>
        {history.file === null ? null : (
          <p className="wrap-anywhere text-ink-muted text-xs">
            <code className="font-mono">{history.file}</code>
          </p>
        )}
      </div>
    </Panel>
  );
}
