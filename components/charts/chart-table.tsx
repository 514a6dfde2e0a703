import Link from 'next/link';
import { classNames } from '@/lib/client/class-names.ts';
import type { ChartCell, ChartColumn, ChartData } from './chart-data.ts';
import { Swatch } from './swatch.tsx';

function Head({ column }: { column: ChartColumn }) {
  const { label, swatch, href, title } = column;
  const inner = (
    <>
      {swatch === undefined ? null : <Swatch color={swatch.color} fill={swatch.fill} />}
      <span className="min-w-0 break-words">{label}</span>
    </>
  );
  const look = 'inline-flex max-w-44 items-baseline gap-1.5';
  return href === undefined ? (
    <span title={title} className={look}>
      {inner}
    </span>
  ) : (
    <Link href={href} prefetch={false} title={title} className={`${look} hover:text-ink hover:underline`}>
      {inner}
    </Link>
  );
}

function Value({ cell, strong }: { cell: ChartCell; strong: boolean }) {
  const look = classNames(cell.quiet && 'text-ink-faint', strong && 'font-medium text-ink');
  return cell.href === undefined ? (
    <span title={cell.title} className={look}>
      {cell.text}
    </span>
  ) : (
    <Link href={cell.href} prefetch={false} title={cell.title} className={classNames(look, 'hover:underline')}>
      {cell.text}
    </Link>
  );
}

// What scrolls must be reached by keyboard, also where nothing in it can be focused.
const REACHABLE = { tabIndex: 0 } as const;

/** The numbers of a chart. Head and first column stay while the rest scrolls. */
export function ChartTable({ data }: { data: ChartData }) {
  const shown = data.columns.flatMap((column, index) => (column.csvOnly === true ? [] : [{ column, index }]));
  return (
    <section {...REACHABLE} aria-label={data.caption} className="scrollbar-thin max-h-[32rem] overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-right text-xs tabular-nums">
        <caption className="sr-only">{data.caption}</caption>
        <thead>
          <tr className="[&>th]:sticky [&>th]:top-0 [&>th]:z-10 [&>th]:min-w-20 [&>th]:border-line [&>th]:border-b [&>th]:bg-raised [&>th]:px-3 [&>th]:py-2 [&>th]:font-medium [&>th]:text-ink-muted [&>th:first-child]:z-20">
            {shown.map(({ column, index }) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(index === 0 && 'left-0 min-w-36', column.numeric !== true && 'text-left')}
              >
                <Head column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&_td]:px-3 [&_td]:py-1.5 [&_td]:text-ink-muted [&_th]:px-3 [&_th]:py-1.5 [&_tr:hover>*]:bg-sunken">
          {data.rows.map((row) => (
            <tr key={row.key} className={row.total ? '[&>*]:border-line [&>*]:border-b [&>*]:bg-sunken' : ''}>
              {shown.map(({ column, index }) => {
                const cell = row.cells[index] ?? { text: '', value: null };
                if (index !== 0) {
                  return (
                    <td
                      key={column.key}
                      className={column.numeric === true ? 'whitespace-nowrap' : 'min-w-40 text-left'}
                    >
                      <Value cell={cell} strong={row.total === true} />
                    </td>
                  );
                }
                return (
                  <th
                    key={column.key}
                    scope="row"
                    className={classNames(
                      'sticky left-0 bg-raised text-left font-normal text-ink max-sm:min-w-28 sm:whitespace-nowrap',
                      row.total && 'font-medium',
                    )}
                  >
                    <Value cell={cell} strong={row.total === true} />
                  </th>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
