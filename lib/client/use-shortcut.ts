'use client';

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { shortcutsPreference } from './preferences.ts';
import { matchShortcut, type ShortcutId } from './shortcuts.ts';

/** Answers a shortcut; false where there is nothing for it to act on, so that the browser keeps the key. */
export type ShortcutHandler = () => unknown;

const NOT_WRITTEN_IN = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;
const COVERS = 'dialog[open], [role="dialog"], [role="alertdialog"], [role="menu"]';

const handlers = new Map<ShortcutId, ShortcutHandler[]>();
const listeners = new Set<() => void>();
let answered: readonly ShortcutId[] = [];

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_WRITTEN_IN.test(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Runs what answers a shortcut on this page; false where nothing does. */
export function runShortcut(id: ShortcutId): boolean {
  const handler = handlers.get(id)?.at(-1);
  return handler !== undefined && handler() !== false;
}

function handleKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const { key, metaKey, ctrlKey, altKey, shiftKey } = event;
  const id = matchShortcut(
    { key, metaKey, ctrlKey, altKey, shiftKey, altGraph: event.getModifierState('AltGraph') },
    {
      letters: shortcutsPreference.get() === 'on',
      typing: isTyping(event.target),
      covered: document.querySelector(COVERS) !== null,
      nowhere: event.target === document.body,
    },
  );
  if (id !== null && runShortcut(id)) event.preventDefault();
}

function register(id: ShortcutId, handler: ShortcutHandler): () => void {
  if (handlers.size === 0) addEventListener('keydown', handleKeyDown);
  handlers.set(id, [...(handlers.get(id) ?? []), handler]);
  tell();
  return () => {
    const left = (handlers.get(id) ?? []).filter((each) => each !== handler);
    if (left.length === 0) handlers.delete(id);
    else handlers.set(id, left);
    if (handlers.size === 0) removeEventListener('keydown', handleKeyDown);
    tell();
  };
}

function tell(): void {
  answered = [...handlers.keys()];
  for (const listener of listeners) listener();
}

/** Answers a shortcut for as long as the component is mounted; the one mounted last has it. */
export function useShortcut(id: ShortcutId, handler: ShortcutHandler): void {
  const handle = useEffectEvent(handler);
  useEffect(() => register(id, () => handle()), [id]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const NONE: readonly ShortcutId[] = [];

/** The shortcuts that something on this page answers. */
export function useAnsweredShortcuts(): readonly ShortcutId[] {
  return useSyncExternalStore(
    subscribe,
    () => answered,
    () => NONE,
  );
}
