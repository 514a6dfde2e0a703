import { Info } from 'lucide-react';
import Link from 'next/link';
import type { ChartNote } from './notes.ts';

/** What the bars leave out or show coarser than asked for. */
export function ChartNotes({ notes }: { notes: readonly ChartNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul aria-label="About these numbers" className="mb-3 flex flex-col gap-1 text-ink-muted text-xs">
      {notes.map(({ id, title, text, href, link }) => (
        <li key={id} className="flex items-start gap-1.5">
          <Info aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-info" />
          <span>
            <strong className="font-medium text-ink">{title}</strong> {text}{' '}
            {href === undefined ? null : (
              <Link href={href} prefetch={false} className="font-medium text-accent-strong hover:underline">
                {link}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
