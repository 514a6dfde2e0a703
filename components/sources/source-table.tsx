import Link from 'next/link';
import { ServiceMark } from '@/components/sessions/service-mark.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatAge, formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { Source } from '@/lib/domain/source.ts';
import { toSourceHref } from './source-href.ts';
import { STATUS_TEXT, STATUS_TONE } from './source-summary.ts';

/** The sources of an account that need nobody, a line each: with many of them cards would be pages long. */
export function SourceTable({
  account,
  sources,
  nowMs,
}: {
  account: string;
  sources: readonly Source[];
  nowMs: number;
}) {
  return (
    <Panel title={<span className="font-mono">{account}</span>} note={formatNumberOf(sources.length, 'source')} flush>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">Sources of account {account}</caption>
          <thead className="text-left text-ink-muted text-xs">
            <tr className="border-line border-b [&>th]:px-4 [&>th]:py-1.5 [&>th]:font-medium">
              <th scope="col">Service</th>
              <th scope="col">Region</th>
              <th scope="col">Status</th>
              <th scope="col" className="text-right">
                Sessions
              </th>
              <th scope="col" className="text-right">
                Listed
              </th>
              <th scope="col" className="text-right">
                Calls
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr key={source.id} className="border-line border-b last:border-0 [&>td]:px-4 [&>td]:py-1.5">
                <td>
                  <ServiceMark service={source.service} long />
                </td>
                <td className="whitespace-nowrap text-ink-muted">{source.region}</td>
                <td>
                  <Badge tone={STATUS_TONE[source.status]}>{STATUS_TEXT[source.status].label}</Badge>
                </td>
                <td className="text-right tabular-nums">
                  {source.rows === 0 && source.status !== 'ok' ? (
                    <MissingValue>none known yet</MissingValue>
                  ) : (
                    <Link href={toSourceHref(source)} prefetch={false} className="text-ink hover:underline">
                      {formatCount(source.rows)}
                    </Link>
                  )}
                </td>
                <td className="whitespace-nowrap text-right text-ink-muted tabular-nums">
                  {source.fetchedAt === null ? 'never' : formatAge(source.fetchedAt, nowMs)}
                </td>
                <td className="text-right text-ink-muted tabular-nums">{formatCount(source.calls)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
