import { BarChart3, LayoutDashboard, ListTree, Moon, Radio, Tag } from 'lucide-react';
import Link from 'next/link';
import { classNames } from '@/lib/client/class-names.ts';

export const SECTIONS = [
  { href: '/', label: 'Overview', icon: LayoutDashboard },
  { href: '/sessions', label: 'Sessions', icon: ListTree },
  { href: '/usage', label: 'Usage', icon: BarChart3 },
  { href: '/idle', label: 'Idle time', icon: Moon },
  { href: '/prices', label: 'Prices', icon: Tag },
  { href: '/sources', label: 'Sources', icon: Radio },
] as const;

export type SectionHref = (typeof SECTIONS)[number]['href'];

export function NavLinks({ current }: { current: SectionHref | null }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {SECTIONS.map(({ href, label, icon: Icon }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            aria-current={href === current ? 'page' : undefined}
            className={classNames(
              'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-ink-muted text-sm transition-colors hover:bg-sunken hover:text-ink',
              'aria-[current=page]:bg-raised aria-[current=page]:text-ink aria-[current=page]:shadow-rest aria-[current=page]:ring-1 aria-[current=page]:ring-line',
            )}
          >
            <Icon aria-hidden="true" className="size-4 shrink-0" />
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
