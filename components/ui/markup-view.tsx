import { createElement, type ReactNode } from 'react';
import type { Markup } from './markup.ts';

/** React's own names of attributes that HTML calls otherwise. */
const NAMES: Readonly<Record<string, string>> = { tabindex: 'tabIndex', datetime: 'dateTime' };

/** Whoever holds the list hears of a click on a box. */
const ignore = () => {};

/** Markup as React draws it: where there is little of it, among React's own elements. */
export function toReact(markup: Markup, key?: number): ReactNode {
  if (typeof markup === 'string') return markup;
  const { tag, className, attributes = {}, style, checked, children } = markup;
  const named = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [NAMES[name] ?? name, value]));
  return createElement(
    tag,
    {
      ...named,
      key,
      className,
      ...(style === undefined ? {} : { style }),
      ...(checked === undefined ? {} : { checked, onChange: ignore }),
    },
    ...(children.length === 0 ? [] : children.map((child, place) => toReact(child, place))),
  );
}
