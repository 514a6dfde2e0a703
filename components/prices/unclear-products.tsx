import { Disclosure } from '@/components/ui/disclosure.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { PriceListState } from '@/lib/cost/price-list-state.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import { toThingText } from './price-words.ts';

type Unclear = { key: string; place: string; what: string; why: string };

const toPlace = ({ service, region }: PriceListState) => `${SERVICE_LABEL[service]}, ${region}`;

function listAmbiguous(list: PriceListState): Unclear[] {
  return list.ambiguous.map((ambiguity) => {
    const { name, only } = toThingText(ambiguity, ambiguity.glueVersion === null ? [] : [ambiguity.glueVersion]);
    return {
      key: `${list.region} ${ambiguity.id}`,
      place: toPlace(list),
      what: [name, ...only].join(', '),
      why: `several products name different prices, so none counts: ${ambiguity.skus.join(', ')}`,
    };
  });
}

function listUnreadable(list: PriceListState): Unclear[] {
  return list.unreadable.map(({ sku, usageType, reason }, index) => ({
    key: `${list.service} ${list.region} ${index}`,
    place: toPlace(list),
    what: [usageType, sku].filter((part) => part !== null).join(', ') || 'A product without a name',
    why: `could not be read as a price: ${reason}`,
  }));
}

/** Products of the Price List that gave no price, each with its reason; their words are AWS's or whoever answered. */
export function UnclearProducts({ lists }: { lists: readonly PriceListState[] }) {
  const unclear = [...lists.flatMap(listAmbiguous), ...lists.flatMap(listUnreadable)];
  if (unclear.length === 0) return null;
  return (
    <Disclosure
      className="border-line border-t"
      summary={`${formatNumberOf(unclear.length, 'entry', 'entries')} gave no price`}
    >
      <ul className="flex flex-col gap-2 px-4 pb-4 text-xs">
        {unclear.map(({ key, place, what, why }) => (
          <li key={key} className="wrap-anywhere">
            <bdi className="font-medium text-ink">{what}</bdi> <span className="text-ink-muted">in {place}: </span>
            <bdi className="text-ink-muted">{why}</bdi>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
