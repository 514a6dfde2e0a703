import { ChevronRight } from 'lucide-react';
import { MaskedText } from './masked.tsx';

const OPEN_DEPTH = 1;

/** A JSON value that folds by the browser's own disclosure: works by keyboard and without our script. */
export function JsonTree({ name, value, depth = 0 }: { name?: string; value: unknown; depth?: number }) {
  const label = name === undefined ? null : <span className="text-ink-muted">{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="wrap-anywhere py-px pl-4">
        {label}
        <JsonScalar value={value} />
      </div>
    );
  }
  const isList = Array.isArray(value);
  const entries: [string, unknown][] = isList
    ? value.map((item, index) => [String(index), item])
    : Object.entries(value);
  if (entries.length === 0) {
    return (
      <div className="py-px pl-4">
        {label}
        {isList ? '[ ]' : '{ }'}
      </div>
    );
  }
  return (
    <details open={depth < OPEN_DEPTH} className="py-px">
      <summary className="flex list-none items-center gap-1 rounded-sm hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-3 shrink-0 text-ink-faint transition-transform [[open]>summary>&]:rotate-90"
        />
        {label}
        <span className="text-2xs text-ink-faint">{isList ? `[ ${entries.length} ]` : `{ ${entries.length} }`}</span>
      </summary>
      <div className="ml-1.5 border-line border-l pl-2">
        {entries.map(([key, item]) => (
          <JsonTree key={key} name={key} value={item} depth={depth + 1} />
        ))}
      </div>
    </details>
  );
}

function JsonScalar({ value }: { value: unknown }) {
  if (typeof value === 'string') {
    return <span className="text-service-glue">"{value === '' ? null : <MaskedText text={value} />}"</span>;
  }
  return <span className="text-accent-strong">{String(value)}</span>;
}
