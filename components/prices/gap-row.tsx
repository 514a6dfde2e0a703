import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { StackCell, StackHead, StackRow } from '@/components/ui/stack-table.tsx';
import { formatCount, formatNumberOf } from '@/lib/client/format.ts';
import type { PriceListState } from '@/lib/cost/price-list-state.ts';
import type { PriceGap } from '@/lib/cost/price-overview.ts';
import { serializeEntries, toSuggestedEntry } from '@/lib/cost/price-suggestion.ts';
import { PRICE_LIST_ID } from './price-list-panel.tsx';
import { toGapText, toGapThing } from './price-words.ts';
import { ThingName } from './thing-name.tsx';

type Props = { gap: PriceGap; list: PriceListState | undefined; complete: boolean };

/** One thing without a price, with the way to its sessions and the entry that would close it. */
export function GapRow({ gap, list, complete }: Props) {
  const { sessions, live, href, exact } = gap;
  const thing = toGapThing(gap);
  const entry = toSuggestedEntry(gap);
  const atLeast = complete ? '' : 'at least ';
  const shown = `${atLeast}${formatNumberOf(sessions, 'session')}`;
  return (
    <StackRow>
      <StackHead>
        <ThingName {...thing} />
      </StackHead>
      <StackCell wide className="text-ink-muted @max-3xl:order-1">
        {toGapText(gap, list)}
        {gap.reason === 'no-price' && list?.status === 'error' ? (
          <>
            {' '}
            <a href={`#${PRICE_LIST_ID}`} className="text-accent-strong underline underline-offset-2">
              What to do
            </a>
          </>
        ) : null}
      </StackCell>
      <StackCell align="end" className="tabular-nums">
        <span className="flex items-start justify-end gap-1">
          <span>
            <Link
              href={href}
              prefetch={false}
              title={exact ? 'Show these sessions' : 'Show these sessions, with others that no filter tells apart'}
              className="font-medium text-accent-strong hover:underline"
            >
              {exact ? shown : `${shown}, among others`}
            </Link>
            <span className="block text-2xs text-ink-muted">
              {live === 0 ? (complete ? 'none live' : 'none known to live') : `${atLeast}${formatCount(live)} live`}
            </span>
          </span>
          {entry === null ? null : (
            <CopyButton
              value={serializeEntries([entry])}
              label={`Copy the entry for ${[thing.name, ...thing.only].join(', ')} in ${gap.region}`}
              className="-my-1"
            />
          )}
        </span>
      </StackCell>
    </StackRow>
  );
}
