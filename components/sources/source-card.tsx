import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { Source } from '@/lib/domain/source.ts';
import { PartProblems } from './part-problems.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { SourceFigures } from './source-figures.tsx';
import { isTroubled, STATUS_TEXT, STATUS_TONE } from './source-summary.ts';

/** How one source stands. */
export function SourceCard({ source, nowMs }: { source: Source; nowMs: number }) {
  const { status, problem } = source;
  const { label, says } = STATUS_TEXT[status];
  const troubled = isTroubled(source);
  return (
    <article
      aria-label={`${SERVICE_LABEL[source.service]}, account ${source.account}, ${source.region}`}
      className="rounded-lg border border-line bg-raised shadow-rest"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-4 py-2.5">
        <h2 className="flex min-w-0 flex-wrap items-center gap-x-2.5 text-sm">
          <ServiceMark service={source.service} long />
          <span className="font-mono text-ink text-xs">{source.account}</span>
          <span className="text-ink-muted text-xs">{source.region}</span>
        </h2>
        <span className="flex items-center gap-1.5" title={says}>
          {source.demo ? <Badge tone="warn">Demo data</Badge> : null}
          <Badge tone={STATUS_TONE[status]}>{label}</Badge>
        </span>
      </header>
      <div className={troubled ? 'xl:grid xl:grid-cols-2 xl:items-start' : ''}>
        <SourceFigures source={source} nowMs={nowMs} />
        {troubled ? (
          <div className="flex flex-col gap-2 px-4 pb-4 xl:pt-4 xl:pl-0">
            {problem === null ? null : <ProblemNotice problem={problem} nowMs={nowMs} />}
            <PartProblems source={source} nowMs={nowMs} />
          </div>
        ) : null}
      </div>
    </article>
  );
}
