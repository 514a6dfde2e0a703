'use client';

import { ChevronDown, ChevronUp, Pin } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import {
  type ColumnLayout,
  pinColumn,
  placeColumn,
  resizeColumn,
  type ShownColumn,
  showColumn,
  WIDTH_MAX,
  WIDTH_MIN,
} from '@/lib/tables/column-layout.ts';

/** What a dragged line carries; no other page's text is taken for it. */
const DRAGGED = 'application/x-sparktally-column';

export type ColumnLineProps = {
  column: ShownColumn;
  layout: ColumnLayout;
  onChange: (layout: ColumnLayout) => void;
  onMove: (step: number) => void;
};

/** A shown column in the panel: hide, width, pin, and its place by buttons, Shift and arrow keys, or dragging. */
export function ColumnLine({ column, layout, onChange, onMove }: ColumnLineProps) {
  const { id, header, main } = column.field;
  const [over, setOver] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);

  function handleKeyDown(event: KeyboardEvent) {
    if (!event.shiftKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    <li
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChange(placeColumn(layout, event.dataTransfer.getData(DRAGGED), id));
      }}
      onKeyDown={handleKeyDown}
      className={classNames('flex min-h-7 cursor-grab items-center gap-0.5 rounded-md', over && 'bg-accent-soft')}
    >
      <label className="flex min-w-0 flex-1 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked
          disabled={main}
          onChange={() => onChange(showColumn(layout, id, false))}
          className="size-4 shrink-0 accent-(--accent)"
        />
        <span className="truncate">{header}</span>
      </label>
      <input
        type="number"
        min={WIDTH_MIN}
        max={WIDTH_MAX}
        step={8}
        // Half a number is the field's own business until it is one.
        value={typed ?? column.width}
        aria-label={`Width of ${header} in pixels`}
        onChange={(event) => {
          const { value, valueAsNumber: width } = event.currentTarget;
          setTyped(value);
          if (width >= WIDTH_MIN && width <= WIDTH_MAX) onChange(resizeColumn(layout, id, width));
        }}
        onBlur={() => {
          if (typed === '') onChange(resizeColumn(layout, id, null));
          setTyped(null);
        }}
        className="h-6 w-14 rounded-sm border border-line-strong/70 bg-raised px-1 text-right text-ink-muted text-xs tabular-nums"
      />
      <Button
        variant="ghost"
        size="icon"
        disabled={main}
        aria-pressed={column.pinned}
        aria-label={`Pin ${header} to the left`}
        title={column.pinned ? 'Unpin' : 'Pin to the left'}
        onClick={() => onChange(pinColumn(layout, id, !column.pinned))}
        className={column.pinned ? 'text-accent!' : ''}
      >
        <Pin aria-hidden="true" className={classNames('size-3.5', column.pinned && 'fill-current')} />
      </Button>
      <Button variant="ghost" size="icon" aria-label={`Move ${header} up`} onClick={() => onMove(-1)}>
        <ChevronUp aria-hidden="true" className="size-3.5" />
      </Button>
      <Button variant="ghost" size="icon" aria-label={`Move ${header} down`} onClick={() => onMove(1)}>
        <ChevronDown aria-hidden="true" className="size-3.5" />
      </Button>
    </li>
  );
}
