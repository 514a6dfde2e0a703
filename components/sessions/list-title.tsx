'use client';

import { useEffect } from 'react';
import { formatCount } from '@/lib/client/format.ts';
import type { SessionFilters } from '@/lib/filters/filter.ts';
import { describeList } from '@/lib/tables/list-title.ts';

/** Some screen readers say every new title: it follows only when the list rests. */
const REST_MS = 800;
const MAX_CHARS = 150;

export type ListTitleProps = { filters: SessionFilters; count: number; sure: boolean; known: boolean };

/** Writes into the title of the page what the list is and how many rows it has. */
export function ListTitle({ filters, count, sure, known }: ListTitleProps) {
  const text = known
    ? describeList(filters, `${sure ? '' : 'At least '}${formatCount(count)}`, count === 1)
    : 'Sessions';
  const title = `${text.length > MAX_CHARS ? `${text.slice(0, MAX_CHARS)}…` : text} · Sparktally`;
  useEffect(() => {
    const timer = setTimeout(() => {
      document.title = title;
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [title]);
  return null;
}
