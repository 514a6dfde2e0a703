'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { followFilters, leaveDraft, openDraft, sendDraft } from '@/lib/client/query-draft.ts';
import { parseQueryText } from '@/lib/filters/query-text.ts';
import { serializeQueryText } from '@/lib/filters/query-text-write.ts';
import { useFilterScope } from './filter-context.tsx';

/** A word on its way to being a field's name should not be searched for letter by letter. */
const APPLY_MS = 150;
/** How long a part may rest under the caret before it is called wrong. */
const JUDGE_MS = 700;

/** Fetched with the first query that is worth keeping. */
function remember(query: string) {
  if (query === '') return;
  void import('@/lib/client/query-history.ts').then(({ rememberQuery }) => rememberQuery(localStorage, query));
}

/** The text of the query bar, which is that of the filters in force until somebody writes. */
export function useQueryDraft() {
  const { filters, setFilters } = useFilterScope();
  const inForce = useMemo(() => serializeQueryText(filters.fields), [filters.fields]);
  const [draft, setDraft] = useState(() => openDraft(inForce));
  const [isFocused, setIsFocused] = useState(false);
  const [rested, setRested] = useState<string | null>(null);
  const [entered, setEntered] = useState<string | null>(null);
  const unsent = useRef(false);
  const text = draft.text ?? inForce;
  const parsed = useMemo(() => parseQueryText(text), [text]);

  function apply() {
    if (!unsent.current) return;
    unsent.current = false;
    const next = parseQueryText(text, filters).filters;
    const written = serializeQueryText(next.fields);
    if (written === inForce) return;
    setDraft((current) => sendDraft(current, written));
    setFilters(next, 'typing');
  }

  const follow = useEffectEvent((now: string) => setDraft((current) => followFilters(current, now, isFocused)));
  useEffect(() => follow(inForce), [inForce]);

  const applyRested = useEffectEvent(apply);
  useEffect(() => {
    const applying = setTimeout(applyRested, APPLY_MS);
    const judging = setTimeout(() => setRested(text), JUDGE_MS);
    return () => {
      clearTimeout(applying);
      clearTimeout(judging);
    };
  }, [text]);

  function write(next: string) {
    unsent.current = true;
    setDraft((current) => ({ ...current, text: next }));
  }

  return {
    text,
    parsed,
    isFocused,
    hasRested: rested === text,
    wasEntered: entered === text,
    write,
    enter() {
      apply();
      setEntered(text);
      if (parsed.problems.length === 0) remember(serializeQueryText(parsed.filters.fields));
    },
    focus: () => setIsFocused(true),
    leave() {
      apply();
      setIsFocused(false);
      if (draft.text !== null && parsed.problems.length === 0) remember(serializeQueryText(parsed.filters.fields));
      setDraft(leaveDraft);
    },
    /** Empties the bar; what it said stays in the history. */
    clear() {
      remember(text);
      unsent.current = false;
      setDraft((current) => sendDraft({ ...current, text: '' }, ''));
      if (inForce !== '') setFilters({ ...filters, fields: [] });
    },
  };
}
