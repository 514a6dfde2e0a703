'use client';

import { type ReactNode, useState } from 'react';

type Props = {
  /** Whose value it is: another row's is no change. */
  of: string;
  /** The value as a text; null for what changes all the time. */
  text: string | null;
  children: ReactNode;
};

/** Marks a value for a moment when it has changed since it was drawn before. */
export function Changed({ of, text, children }: Props) {
  const [known, setKnown] = useState({ of, text, times: 0 });
  if (known.of !== of || known.text !== text) {
    const changed = known.of === of && known.text !== null && text !== null;
    setKnown({ of, text, times: changed ? known.times + 1 : 0 });
  }
  if (known.times === 0) return children;
  return (
    <span
      key={known.times}
      data-changed=""
      className="-mx-1 block animate-changed rounded-sm px-1 motion-reduce:animate-none"
    >
      {children}
    </span>
  );
}
