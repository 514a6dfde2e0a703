import type { ReactNode } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

export type StackColumn = { label: string; align?: 'end'; width?: string };

/** A small table. Where there is no room for columns each row stands as a block of its own, two columns wide. */
export function StackTable({
  caption,
  columns,
  children,
}: {
  caption: string;
  columns: readonly StackColumn[];
  /** Row groups: one or more `tbody`. */
  children: ReactNode;
}) {
  return (
    <div className="@container">
      <table className="block w-full border-separate border-spacing-0 text-left text-xs @3xl:table @3xl:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-3xl:sr-only">
          <tr>
            {columns.map(({ label, align, width }) => (
              <th
                key={label}
                scope="col"
                className={classNames(
                  'border-line border-b px-4 py-1.5 font-medium text-2xs text-ink-muted',
                  align === 'end' && 'text-right',
                  width,
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

/** Rows that belong together; without room they are blocks under one another. */
export function StackGroup({ children }: { children: ReactNode }) {
  return <tbody className="@max-3xl:block">{children}</tbody>;
}

/** The line over a group that says what its rows have in common. */
export function StackGroupHead({ span, children }: { span: number; children: ReactNode }) {
  return (
    <tr className="@max-3xl:block">
      <th
        scope="rowgroup"
        colSpan={span}
        className="border-line border-b bg-sunken px-4 py-1.5 text-left font-medium text-ink text-xs @max-3xl:block"
      >
        {children}
      </th>
    </tr>
  );
}

export function StackRow({ children }: { children: ReactNode }) {
  return (
    <tr className="gap-x-4 gap-y-1 border-line hover:bg-sunken/60 @max-3xl:grid @max-3xl:grid-cols-[minmax(0,1fr)_auto] @max-3xl:border-b @max-3xl:[tbody:last-child>&:last-child]:border-b-0 @max-3xl:px-4 @max-3xl:py-3 @3xl:[&:last-child>*]:border-b-0">
      {children}
    </tr>
  );
}

export type StackCellProps = {
  align?: 'end';
  /** As a block it takes a line for itself. */
  wide?: boolean;
  className?: string;
  children: ReactNode;
};

const CELL = 'wrap-anywhere min-w-0 align-top font-normal border-line @3xl:border-b @3xl:px-4 @3xl:py-2.5';

const toClass = ({ align, wide, className }: StackCellProps) =>
  classNames(CELL, align === 'end' && 'text-right', wide === true && '@max-3xl:col-span-2', className);

export function StackCell(props: StackCellProps) {
  return <td className={toClass(props)}>{props.children}</td>;
}

/** The cell that says what its row is about. */
export function StackHead(props: StackCellProps) {
  return (
    <th scope="row" className={classNames('text-left', toClass(props))}>
      {props.children}
    </th>
  );
}
