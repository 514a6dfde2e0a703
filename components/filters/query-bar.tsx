'use client';

import { Search, TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { fieldClass } from '@/components/ui/input.tsx';
import { classNames } from '@/lib/client/class-names.ts';
import { useShortcut } from '@/lib/client/use-shortcut.ts';
import { MAX_QUERY_TEXT_CHARS } from '@/lib/filters/query-text.ts';
import type { CompletionKeys } from './query-completion.tsx';
import { QueryHighlight } from './query-highlight.tsx';
import type { QueryOption } from './query-options.ts';
import { useQueryDraft } from './use-query-draft.ts';

const loadCompletion = () => import('./query-completion.tsx');
const QueryCompletion = lazy(loadCompletion);

/** One metric for the text and what lies under it, or they drift apart. */
const TEXT = 'whitespace-pre font-mono text-xs! [font-kerning:none] [font-variant-ligatures:none]';

const MAX_TOLD = 2;

const PROBLEM =
  'wrap-anywhere rounded-lg border border-danger/30 bg-danger-soft px-3 py-1.5 text-danger text-xs shadow-float';

/** The filters in force as one text to be read and written. `/` brings the focus here. */
export function QueryBar() {
  const { text, parsed, isFocused, hasRested, wasEntered, write, enter, focus, leave, clear } = useQueryDraft();
  const [isOpen, setIsOpen] = useState(false);
  const [caret, setCaret] = useState(0);
  const [option, setOption] = useState<{ active: string | null; some: boolean }>({ active: null, some: false });
  const input = useRef<HTMLInputElement>(null);
  const under = useRef<HTMLDivElement>(null);
  const keys = useRef<CompletionKeys | null>(null);
  const nextCaret = useRef<number | null>(null);
  const listId = useId();
  const problemId = useId();
  useShortcut('query', () => {
    input.current?.focus();
    input.current?.select();
  });

  const isMarked = text.length <= MAX_QUERY_TEXT_CHARS;
  // What is being written right now may yet become right, and is about to where a suggestion stands ready.
  const problems = parsed.problems.filter(
    ({ start, end, unfinished }) =>
      !isFocused || wasEntered || caret < start || caret > end || (hasRested && !unfinished && option.active === null),
  );
  /** There is room for a word about it only while somebody writes. */
  const isWarned = problems.length > 0 && !isFocused;

  function align() {
    if (input.current !== null && under.current !== null) under.current.scrollLeft = input.current.scrollLeft;
  }

  const settle = useEffectEvent((written: string, _caret: number) => {
    if (nextCaret.current !== null) {
      input.current?.setSelectionRange(nextCaret.current, nextCaret.current);
      nextCaret.current = null;
    }
    // To ask where the field stands makes the browser lay out the whole page on the spot: not for every drawing.
    if (written !== '') align();
  });
  useLayoutEffect(() => settle(text, caret), [text, caret]);

  function pick({ start, end, insert, done }: QueryOption) {
    const gap = done && text[end] === ' ' ? 1 : 0;
    const next = `${text.slice(0, start)}${insert}${done && gap === 0 ? ' ' : ''}${text.slice(end)}`;
    nextCaret.current = start + insert.length + (done ? 1 : 0);
    setCaret(nextCaret.current);
    write(next);
    setIsOpen(!done);
    input.current?.focus();
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === 'ArrowDown' && !isOpen) {
      event.preventDefault();
      return setIsOpen(true);
    }
    const isListKey = key === 'ArrowDown' || key === 'ArrowUp' || key === 'Enter' || (key === 'Tab' && !event.shiftKey);
    if (isOpen && isListKey && keys.current?.press(key) === true) return event.preventDefault();
    if (key === 'Enter') {
      enter();
      setIsOpen(false);
    }
    if (key !== 'Escape') return;
    if (isOpen && option.some) setIsOpen(false);
    else if (text === '') input.current?.blur();
    else clear();
  }

  return (
    <div className="relative min-w-40 flex-1 max-sm:basis-full sm:min-w-72">
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-2 left-2.5 z-1 size-3.5 text-ink-faint"
        />
        {isMarked ? (
          <div
            ref={under}
            aria-hidden="true"
            className={classNames(
              TEXT,
              'pointer-events-none absolute inset-y-0 left-8 z-1 overflow-hidden leading-7! forced-colors:hidden',
              isWarned ? 'right-14' : 'right-8',
            )}
          >
            <QueryHighlight text={text} tokens={parsed.tokens} problems={problems} isolated={!isFocused} />
          </div>
        ) : null}
        <input
          ref={input}
          type="text"
          role="combobox"
          value={text}
          onChange={(event) => {
            write(event.target.value);
            setCaret(event.target.selectionStart ?? event.target.value.length);
            setIsOpen(true);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? 0)}
          onScroll={align}
          onPointerEnter={loadCompletion}
          onPointerDown={() => setIsOpen(true)}
          onFocus={() => {
            void loadCompletion();
            focus();
          }}
          onBlur={() => {
            setIsOpen(false);
            leave();
          }}
          onKeyDown={handleKey}
          aria-label="Search sessions by text, or by field:value"
          aria-autocomplete="list"
          aria-expanded={isOpen && option.some}
          aria-controls={isOpen && option.some ? listId : undefined}
          aria-activedescendant={isOpen && option.active !== null ? option.active : undefined}
          aria-invalid={problems.length > 0}
          aria-describedby={problems.length > 0 ? problemId : undefined}
          placeholder="Search, or service:glue idle:>30m…"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
          className={classNames(
            fieldClass,
            TEXT,
            'h-7! pl-[calc(2rem-1px)]! placeholder:font-sans',
            isWarned ? 'pr-14!' : 'pr-8!',
            isMarked &&
              text !== '' &&
              'text-transparent! caret-ink selection:text-transparent forced-colors:text-[CanvasText]!',
          )}
        />
        {isWarned ? (
          <TriangleAlert
            aria-hidden="true"
            className="pointer-events-none absolute top-1.75 right-8 size-3.5 text-danger"
          />
        ) : null}
        {text === '' ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-2 hidden -translate-y-1/2 rounded-sm border border-line-strong/70 px-1 text-2xs text-ink-faint sm:block"
          >
            /
          </span>
        ) : (
          <button
            type="button"
            aria-label="Empty the query"
            onClick={() => {
              clear();
              input.current?.focus();
            }}
            className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-ink-faint hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        )}
      </div>
      {/* Over the page: nothing below moves while somebody writes, or under the click that ends it. */}
      <div className="absolute top-full left-0 z-50 mt-1 flex w-full min-w-72 max-w-[calc(100vw-2rem)] flex-col gap-1">
        <div id={problemId} aria-live="polite" className={isFocused ? 'empty:hidden' : 'hidden'}>
          {problems.length === 0 ? null : (
            <p className={PROBLEM}>
              {problems
                .slice(0, MAX_TOLD)
                .map(({ message }) => message)
                .join(' ')}
              {problems.length > MAX_TOLD ? ` And ${problems.length - MAX_TOLD} more.` : ''}
            </p>
          )}
        </div>
        {isOpen && isFocused ? (
          <Suspense fallback={null}>
            <QueryCompletion
              text={text}
              caret={Math.min(caret, text.length)}
              listId={listId}
              keys={keys}
              onPick={pick}
              onChange={(active, some) => setOption({ active, some })}
            />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
