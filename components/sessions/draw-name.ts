import type { Markup, MarkupElement } from '@/components/ui/markup.ts';
import { classNames } from '@/lib/client/class-names.ts';
import type { Session } from '@/lib/domain/session.ts';

export type NameOptions = {
  /** Shows the id below the name. */
  withId: boolean;
  /** Whether the session stands beside the list. */
  open: boolean;
  /** Spreads the link over everything around. */
  whole: boolean;
};

const isNamed = ({ name }: Session) => name !== null && name !== '';

/** The name, or the id where there is none: the row's link, and what is to be known of the row as a whole. */
export function drawName(session: Session, options: NameOptions): MarkupElement {
  const link = drawLink(session, options);
  const withId = options.withId && isNamed(session);
  if (!session.stale && !withId) return link;
  const head: Markup = {
    tag: 'span',
    className: 'flex min-w-0 items-center gap-1.5',
    children: session.stale ? [link, STALE] : [link],
  };
  const id: Markup = { tag: 'bdi', className: 'truncate font-mono text-2xs text-ink-faint', children: [session.id] };
  return {
    tag: 'span',
    className: 'flex min-w-0 flex-col justify-center',
    children: withId ? [head, id] : [head],
  };
}

const STALE: Markup = {
  tag: 'span',
  className: 'shrink-0 text-warn',
  attributes: { title: 'Last known: the latest listing did not confirm it' },
  children: [
    { tag: 'span', className: 'row-stale block', attributes: { 'aria-hidden': 'true' }, children: [] },
    { tag: 'span', className: 'sr-only', children: ['(last known)'] },
  ],
};

/** A plain link: the list itself takes the click, and leads beside it or to the page. */
function drawLink(session: Session, { open, whole }: NameOptions): MarkupElement {
  const named = isNamed(session);
  return {
    tag: 'a',
    className: classNames(
      'block min-w-0 truncate rounded-sm text-start text-ink',
      named ? 'font-medium text-sm' : 'font-mono text-xs',
      whole ? 'after:absolute after:inset-0' : 'hover:underline',
    ),
    attributes: {
      href: session.href,
      title: session.id,
      dir: 'auto',
      ...(open ? { 'aria-current': 'true' } : {}),
    },
    children: [named ? (session.name ?? '') : session.id],
  };
}

/** The box that selects a row. Not a tab stop of its own: the arrow keys reach it from the row. */
export function drawBox(session: Session, checked: boolean): MarkupElement {
  return {
    tag: 'input',
    className: 'row-box',
    attributes: { type: 'checkbox', tabindex: '-1', 'aria-label': `Select ${session.name ?? session.id}` },
    checked,
    children: [],
  };
}
