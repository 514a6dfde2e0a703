import { CodeBlock } from '@/components/ui/code-block.tsx';
import { Disclosure } from '@/components/ui/disclosure.tsx';
import { formatNumberOf } from '@/lib/client/format.ts';
import type { PriceGap } from '@/lib/cost/price-overview.ts';
import { serializeEntries, serializePriceFile, toSuggestedEntry } from '@/lib/cost/price-suggestion.ts';

/** So many entries are read at a glance; more of them open on demand. */
const SHOWN_AT_ONCE = 4;

/** What to write into the operator's price file: entries for the list it has, or a whole file where there is none yet. */
export function MissingEntries({ gaps, operatorEntries }: { gaps: readonly PriceGap[]; operatorEntries: number }) {
  const entries = gaps.map(toSuggestedEntry).filter((entry) => entry !== null);
  if (entries.length === 0) return null;
  const whole = operatorEntries === 0;
  return (
    <Disclosure
      className="border-line border-t"
      open={entries.length <= SHOWN_AT_ONCE}
      summary={`${formatNumberOf(entries.length, 'entry', 'entries')} for your price file`}
    >
      <div className="px-4 pb-4">
        <p className="mb-2 max-w-3xl text-ink-muted text-xs">
          {whole
            ? 'Save this as a file, fill in what you pay, and name the file in '
            : 'Add this to the list in the file of '}
          <code className="font-mono text-ink">SPARKTALLY_PRICES</code>
          {whole ? '.' : ', and fill in what you pay.'} It is read at the start, and counts before all other prices.
        </p>
        <CodeBlock
          text={whole ? serializePriceFile(entries) : serializeEntries(entries)}
          label={whole ? 'the price file' : 'the entries'}
        />
      </div>
    </Disclosure>
  );
}
