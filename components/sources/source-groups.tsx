import type { Problem } from '@/lib/domain/problem.ts';
import type { Source } from '@/lib/domain/source.ts';
import { SourceCard } from './source-card.tsx';
import { groupByAccount, isTroubled, orderSources, withoutTold } from './source-summary.ts';
import { SourceTable } from './source-table.tsx';

/** As many stand on a page with everything about each. */
const MOST_CARDS = 12;

/** Every source: those that need somebody first and whole, and where there are many, the others a line each. */
export function SourceGroups(props: { sources: readonly Source[]; setup: Problem | null; nowMs: number }) {
  const { setup, nowMs } = props;
  const sources = orderSources(withoutTold(props.sources, setup));
  const many = sources.length > MOST_CARDS;
  const cards = many ? sources.filter(isTroubled) : sources;
  const lines = many ? sources.filter((source) => !isTroubled(source)) : [];
  return (
    <>
      <ul className="grid items-start gap-4 empty:hidden xl:grid-cols-2">
        {cards.map((source) => (
          <li key={source.id} className={isTroubled(source) ? 'min-w-0 xl:col-span-2' : 'min-w-0'}>
            <SourceCard source={source} nowMs={nowMs} />
          </li>
        ))}
      </ul>
      {[...groupByAccount(lines)].map(([account, own]) => (
        <SourceTable key={account} account={account} sources={own} nowMs={nowMs} />
      ))}
    </>
  );
}
