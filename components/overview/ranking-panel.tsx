import Link from 'next/link';
import { memo, type ReactNode } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { formatNumberOf } from '@/lib/client/format.ts';
import { readAmounts } from '@/lib/client/money-sum.ts';
import { toNumber } from '@/lib/cost/decimal.ts';
import type { Amount } from '@/lib/cost/growth.ts';
import { shareAmounts } from '@/lib/cost/shown-cents.ts';
import type { MoneySum, Ranking, Share } from '@/lib/domain/overview.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { MoneyText } from './money-text.tsx';
import { toListHref, toRankHref } from './overview-links.ts';
import { PageLinks } from './page-links.tsx';

/** What stands for sessions without a value, and for values beyond the first. */
const WORDS = {
  owner: { title: 'Owners', none: 'Unowned', others: 'owner' },
  scope: { title: 'Applications and workgroups', none: 'AWS Glue has none', others: 'scope' },
  role: { title: 'Roles', none: 'Without a role', others: 'role' },
} as const;

type Props = {
  field: keyof typeof WORDS;
  ranking: Ranking;
  /** Given where the panel is to tell of sessions without any tag. */
  untagged?: Share | null;
  range: MoneySum;
  filters: SessionFilters;
};

/** Who the money of the range went to: the first five, the rest, and those of whom nothing is known. */
export const RankingPanel = memo(function RankingPanel({ field, ranking, untagged, range, filters }: Props) {
  const { top, others, none, undecided } = ranking;
  const words = WORDS[field];
  const toShareOf = (share: Share) => getShare(share.spend, range);
  const shown = shareShown(ranking);
  return (
    <Panel title={words.title} note="By spend in the range" flush>
      <ul className="py-1">
        {top.map((rank) => (
          <Line
            key={rank.value}
            href={toRankHref(filters, field, rank.value)}
            name={<bdi>{rank.value}</bdi>}
            of={rank}
            amounts={shown.get(rank)}
            share={toShareOf(rank)}
            pages={<PageLinks name={rank.value} pages={rank.pages ?? []} />}
          />
        ))}
        {others === null ? null : (
          <Line
            href={toRankHref(filters, field, { allBut: top.map(({ value }) => value) })}
            name={formatNumberOf(others.values, `other ${words.others}`)}
            of={others}
            amounts={shown.get(others)}
            share={toShareOf(others)}
          />
        )}
        {none === null ? null : (
          <Line
            href={toRankHref(filters, field, null)}
            name={words.none}
            of={none}
            amounts={shown.get(none)}
            share={toShareOf(none)}
            marked={field !== 'scope'}
          />
        )}
        {undecided === null ? null : (
          <Line
            href={null}
            name="Not loaded yet"
            of={undecided}
            amounts={shown.get(undecided)}
            share={toShareOf(undecided)}
          />
        )}
        {untagged === undefined || untagged === null ? null : (
          <Line
            href={toListHref(filters, {
              field: { field: 'tag', negated: false, terms: [{ op: 'none' }] },
              most: 'cost',
            })}
            name="Untagged"
            of={untagged}
            share={toShareOf(untagged)}
            marked
          />
        )}
        {top.length + (none?.sessions ?? 0) + (undecided?.sessions ?? 0) === 0 ? (
          <li className="px-4 py-6 text-center text-ink-muted text-xs">No session in the range.</li>
        ) : null}
      </ul>
    </Panel>
  );
});

/** A part of the whole, in the currency that most was spent in. */
function getShare(part: MoneySum, whole: MoneySum): number {
  const [most] = readAmounts(whole.amounts);
  const own = readAmounts(part.amounts).find(({ currency }) => currency === most?.currency);
  return most === undefined || own === undefined || most.value === 0n ? 0 : toNumber(own.value) / toNumber(most.value);
}

/** The parts in cents that add up to the whole, as it stands above them. */
function shareShown({ top, others, none, undecided }: Ranking): ReadonlyMap<Share, Amount[]> {
  const parts = [...top, others, none, undecided].filter((part) => part !== null);
  const shown = shareAmounts(parts.map(({ spend }) => readAmounts(spend.amounts)));
  return new Map(parts.map((part, index) => [part, shown[index] ?? []]));
}

type LineProps = {
  href: string | null;
  name: ReactNode;
  of: Share;
  /** The amounts as they are shown beside others; its own where it stands for itself. */
  amounts?: readonly Amount[] | undefined;
  share: number;
  marked?: boolean;
  /** Links to pages of what it is about, beside the one to the list of its sessions. */
  pages?: ReactNode;
};

function Line({ href, name, of, amounts, share, marked = false, pages = null }: LineProps) {
  const percent = Math.min(100, Math.max(0, share * 100));
  const content = (
    <>
      {/* The share as a ground under the words, which say the same in numbers. */}
      <span
        aria-hidden="true"
        className={classNames('absolute inset-y-1 left-1 rounded-sm', marked ? 'bg-warn-soft' : 'bg-accent-soft')}
        style={{ width: percent === 0 ? 0 : `max(3px, calc(${percent}% - 0.5rem))` }}
      />
      <span className="relative min-w-0">
        <span className={classNames('block truncate text-sm', marked ? 'font-medium text-warn' : 'text-ink')}>
          {name}
        </span>
        <span className="block text-2xs text-ink-muted tabular-nums">
          {formatNumberOf(of.sessions, 'session')}
          {of.spend.unknown === 0 ? '' : `, ${of.spend.unknown} of unknown cost`}
        </span>
      </span>
      <span className="relative shrink-0 whitespace-nowrap font-medium text-ink text-sm">
        <MoneyText sum={of.spend} nothing="nothing spent" {...(amounts === undefined ? {} : { amounts })} />
      </span>
    </>
  );
  const look = 'relative flex min-w-0 flex-1 items-center justify-between gap-3 px-4 py-2';
  if (href === null) return <li className={look}>{content}</li>;
  return (
    <li className="flex items-stretch">
      <Link
        href={href}
        prefetch={false}
        className={classNames(look, 'hover:bg-sunken focus-visible:-outline-offset-2')}
      >
        {content}
      </Link>
      {pages}
    </li>
  );
}
