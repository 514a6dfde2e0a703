'use client';

import { ComparePanel } from './compare-panel.tsx';
import type { FieldControl } from './facet-field.ts';
import FacetList from './facet-list.tsx';
import { TextPanel } from './text-panel.tsx';

/** The control of one field; fetched when the first one opens. */
export default function FieldPanel({ control, close }: { control: FieldControl; close: () => void }) {
  switch (control.kind) {
    case 'facet':
      return <FacetList field={control.field} />;
    case 'text':
      return <TextPanel field={control.field} />;
    case 'compare':
      return <ComparePanel field={control.field} close={close} />;
  }
}
