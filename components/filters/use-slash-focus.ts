'use client';

import { type RefObject, useEffect } from 'react';
import { shortcutsPreference } from '@/components/data-table/density.ts';
import { usePreference } from '@/lib/client/use-preference.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `/` brings the focus to an input field, unless single-key shortcuts are switched off. */
export function useSlashFocus(input: RefObject<HTMLInputElement | null>) {
  const [shortcuts] = usePreference(shortcutsPreference);
  useEffect(() => {
    if (shortcuts === 'off') return;
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, [shortcuts, input]);
}
