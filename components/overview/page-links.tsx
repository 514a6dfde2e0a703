import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import type { ScopePage } from '@/lib/domain/overview.ts';

/** The pages behind a name, beside the list of its sessions; where there are several, by what tells them apart. */
export function PageLinks({ name, pages }: { name: string; pages: readonly ScopePage[] }) {
  if (pages.length === 0) return null;
  return (
    <span className="flex shrink-0 flex-col justify-center pr-2 text-2xs">
      {pages.map((page) => {
        const place = describePlace(page, pages);
        return (
          <Link
            key={page.href}
            href={page.href}
            prefetch={false}
            title={`Open the page of ${name}${place === null ? '' : `, ${place}`}`}
            className="inline-flex h-6 min-w-6 items-center justify-end gap-0.5 rounded-sm px-1 text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <span className="sr-only">Open the page of {name}</span>
            {place}
            <ArrowUpRight aria-hidden="true" className="size-3.5" />
          </Link>
        );
      })}
    </span>
  );
}

function describePlace(page: ScopePage, pages: readonly ScopePage[]): string | null {
  if (pages.length === 1) return null;
  const differs = (read: (one: ScopePage) => string) => new Set(pages.map(read)).size > 1;
  const parts = [
    differs(({ account }) => account) ? page.account : null,
    differs(({ region }) => region) ? page.region : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? page.id : parts.join(' ');
}
