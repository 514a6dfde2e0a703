import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { memo } from 'react';
import { formatMoney } from '@/lib/client/format-money.ts';
import { SERVICE_LABEL } from '@/lib/domain/service.ts';
import type { SpendChart } from './spend-model.ts';

/** The numbers of the bars as a table, the newest first, for whoever reads rather than looks. */
export const SpendTable = memo(function SpendTable({ chart, bucket }: { chart: SpendChart; bucket: string }) {
  const { bars, services, currency } = chart;
  return (
    <details className="group mt-3 border-line border-t pt-2">
      <summary className="inline-flex list-none items-center gap-1 rounded-sm text-ink-muted text-xs hover:text-ink">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
        The same numbers as a table
      </summary>
      <div className="scrollbar-thin mt-2 max-h-80 overflow-auto" tabIndex={-1}>
        <table className="w-full text-right text-xs tabular-nums">
          <caption className="sr-only">
            Spend in {currency} by {bucket} and service
          </caption>
          <thead>
            <tr className="text-ink-muted [&>th]:px-2 [&>th]:py-1 [&>th]:font-medium">
              <th scope="col" className="text-left">
                {bucket.charAt(0).toUpperCase() + bucket.slice(1)}
              </th>
              <th scope="col">All</th>
              {services.map((service) => (
                <th key={service} scope="col">
                  {SERVICE_LABEL[service]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[&_td]:px-2 [&_td]:py-1 [&_th]:px-2 [&_th]:py-1 [&_tr:hover]:bg-sunken">
            {bars.toReversed().map((bar) => (
              <tr key={bar.key}>
                <th scope="row" className="whitespace-nowrap text-left font-normal">
                  <Link href={bar.href} prefetch={false} className="text-ink hover:underline">
                    {bar.title}
                  </Link>
                </th>
                <td className="font-medium text-ink">{formatMoney(bar.shown)}</td>
                {services.map((service) => {
                  const part = bar.parts.find((one) => one.service === service);
                  return (
                    <td key={service} className="text-ink-muted">
                      {formatMoney(part?.shown ?? { currency, value: 0n })}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
});
