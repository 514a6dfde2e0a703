'use client';

import { ArrowLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { describeFilter } from '@/lib/filters/describe.ts';
import { FIELDS } from '@/lib/filters/field.ts';
import { type FieldControl, MENU_CONTROLS } from './facet-field.ts';
import FieldPanel from './field-panel.tsx';
import { useFilterScope } from './filter-context.tsx';

/** All fields, and behind each its control. */
export default function FieldMenuPanel({ close }: { close: () => void }) {
  const { filters } = useFilterScope();
  const [open, setOpen] = useState<FieldControl | null>(null);
  if (open !== null) {
    return (
      <div>
        <div className="flex items-center gap-1 border-line border-b p-1.5">
          <Button variant="ghost" size="sm" autoFocus onClick={() => setOpen(null)}>
            <ArrowLeft aria-hidden="true" className="size-3.5" />
            All filters
          </Button>
          <span className="font-medium text-xs">{FIELDS[open.field].label}</span>
        </div>
        <FieldPanel control={open} close={close} />
      </div>
    );
  }
  return (
    <ul aria-label="Fields to filter by" className="w-72 max-w-full p-1">
      {MENU_CONTROLS.map((control) => {
        const filter = filters.fields.find(({ field }) => field === control.field);
        return (
          <li key={control.field}>
            <button
              type="button"
              onClick={() => setOpen(control)}
              className="flex min-h-7 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-sunken"
            >
              {FIELDS[control.field].label}
              <bdi className="min-w-0 flex-1 truncate text-right text-accent-strong text-xs">
                {filter === undefined ? '' : describeFilter(filter).text}
              </bdi>
              <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
