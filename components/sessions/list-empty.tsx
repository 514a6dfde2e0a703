'use client';

import { FilterX, KeyRound, SearchX, Sparkles, Unplug } from 'lucide-react';
import { useFilterScope } from '@/components/filters/filter-context.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { ListSums } from '@/lib/client/list/messages.ts';
import type { ListState } from '@/lib/client/list-state.ts';
import type { SetupProblem } from '@/lib/client/use-setup-problem.ts';
import { withField } from '@/lib/filters/codec.ts';
import { describeFilter } from '@/lib/filters/describe.ts';

/** No row passes the filters: each filter with what dropping it alone would bring back. */
function FilteredEmpty({ known, undecided, without }: Pick<ListEmptyProps, 'known' | 'undecided' | 'without'>) {
  const { filters, setFilters } = useFilterScope();
  const drops = without
    .flatMap(({ field, count }) => {
      const filter = filters.fields.find((present) => present.field === field);
      return filter === undefined || count === 0 ? [] : [{ filter, count }];
    })
    .sort((left, right) => right.count - left.count);
  return (
    <EmptyState
      icon={FilterX}
      title="No session passes all filters"
      action={
        <>
          {drops.map(({ filter, count }) => (
            <Button key={filter.field} size="sm" onClick={() => setFilters(withField(filters, filter.field, null))}>
              Drop {describeFilter(filter).label}
              <span className="text-ink-faint tabular-nums">+{formatNumberOf(count, 'session')}</span>
            </Button>
          ))}
          <Button size="sm" variant="primary" onClick={() => setFilters({ ...filters, fields: [] })}>
            Clear all filters
          </Button>
        </>
      }
    >
      {formatNumberOf(known, 'session')} in this time window.
      {drops.length === 0 && filters.fields.length > 1 ? ' Dropping one filter alone brings none back.' : ''}
      {undecided > 0
        ? ` ${formatNumberOf(undecided, 'of them', 'of them')} may still pass, once their details arrive.`
        : ''}
    </EmptyState>
  );
}

function SetupEmpty({ message, hint }: { message: string; hint: string | null }) {
  return (
    <EmptyState icon={KeyRound} title="Sparktally has no working AWS credentials">
      <p>{message}</p>
      {hint === null ? null : <p className="mt-1">{hint}</p>}
      <p className="mt-3">
        Give them the way the AWS command line takes them: <Code>AWS_PROFILE</Code>, <Code>AWS_ACCESS_KEY_ID</Code> with{' '}
        <Code>AWS_SECRET_ACCESS_KEY</Code>, or the role of the machine. Then start again.
      </p>
      <p className="mt-3">
        To look around without an account, run <Code>npm run demo</Code>.
      </p>
    </EmptyState>
  );
}

function Code({ children }: { children: string }) {
  return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-ink text-xs">{children}</code>;
}

export type ListEmptyProps = {
  state: ListState;
  /** Rows of the time window, before the filters. */
  known: number;
  undecided: number;
  /** How many would pass without each of the filters. */
  without: ListSums['without'];
  setup: SetupProblem | null;
  failed: boolean;
};

/** What stands where rows would be. */
export default function ListEmpty({ state, known, undecided, without, setup, failed }: ListEmptyProps) {
  const { filters, setFilters } = useFilterScope();
  if (setup !== null) return <SetupEmpty message={setup.message} hint={setup.hint} />;
  if (known > 0 && filters.fields.length > 0) {
    return <FilteredEmpty known={known} undecided={undecided} without={without} />;
  }
  if (state.missing > 0 || failed) {
    return (
      <EmptyState icon={Unplug} title="No session could be read">
        The notices above say what is missing and what to do. That is not to say there are none.
      </EmptyState>
    );
  }
  const all = filters.window.kind === 'relative' && filters.window.range === 'all';
  return (
    <EmptyState
      icon={all ? Sparkles : SearchX}
      title={all ? 'No interactive session yet' : 'No session in this time window'}
      action={
        all ? undefined : (
          <Button
            size="sm"
            variant="primary"
            onClick={() => setFilters({ ...filters, window: { kind: 'relative', range: 'all' } })}
          >
            Show all time
          </Button>
        )
      }
    >
      The first row appears when somebody starts a session: a notebook on EMR Serverless or Athena for Spark, a Glue
      interactive session or Glue Studio data preview.
    </EmptyState>
  );
}
