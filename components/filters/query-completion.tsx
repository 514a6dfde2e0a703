'use client';

import { type RefObject, useEffect, useEffectEvent, useImperativeHandle, useState } from 'react';
import { classNames } from '@/lib/client/class-names.ts';
import { formatCount } from '@/lib/client/format.ts';
import { forgetQueries, readHistory } from '@/lib/client/query-history.ts';
import type { FacetField } from '@/lib/filters/facets.ts';
import { type CaretPlace, findCaretPlace } from '@/lib/filters/query-text-caret.ts';
import { findControl } from './facet-field.ts';
import { useFacetScope } from './filter-context.tsx';
import {
  findOnlyField,
  type QueryOption,
  toCompareOptions,
  toHint,
  toTextOption,
  toValueOptions,
  toWordOptions,
} from './query-options.ts';
import { useFacets } from './use-facets.ts';

/** What the input field asks of its list; true where the key was meant for the list. */
export type CompletionKeys = { press: (key: string) => boolean };

export type QueryCompletionProps = {
  text: string;
  caret: number;
  listId: string;
  keys: RefObject<CompletionKeys | null>;
  onPick: (option: QueryOption) => void;
  /** The id of the highlighted option, and whether there are any. */
  onChange: (active: string | null, some: boolean) => void;
};

/** What can be written at the caret. Fetched with the first focus; counts values of the field being written only. */
export default function QueryCompletion(props: QueryCompletionProps) {
  const { text, caret } = props;
  const [history, setHistory] = useState(() => readHistory(localStorage));
  const place = findCaretPlace(text, caret);
  if (place === null) return null;
  const key = `${place.kind} ${place.kind === 'value' ? place.field : ''} ${place.start} ${place.word}`;
  const pick = (option: QueryOption) => {
    if (option.forgets !== true) return props.onPick(option);
    forgetQueries(localStorage);
    setHistory([]);
  };
  const shared = { ...props, place, onPick: pick };
  if (place.kind === 'word') return <Options key={key} {...shared} options={toWordOptions(place, text, history)} />;
  if (place.kind === 'unknown') return <Options key={key} {...shared} options={[toTextOption(place)]} />;
  const control = findControl(place.field);
  if (control?.kind === 'facet') return <Counted {...shared} place={place} field={control.field} optionsKey={key} />;
  return <Options key={key} {...shared} options={toCompareOptions(place)} />;
}

type Shared = QueryCompletionProps & { place: CaretPlace };
type CountedProps = Shared & { place: Extract<CaretPlace, { kind: 'value' }>; field: FacetField; optionsKey: string };

function Counted({ field, optionsKey, ...shared }: CountedProps) {
  const facet = useFacets([field])[field];
  return <Options key={optionsKey} {...shared} options={toValueOptions(shared.place, facet)} />;
}

function Options({ text, place, options, listId, keys, onPick, onChange }: Shared & { options: QueryOption[] }) {
  // Of values one is ready to be taken as soon as something was written; a word is searched for unless somebody chooses.
  const isComplete = options.some(({ start, end, insert }) => text.slice(start, end) === insert);
  const isReady = place.kind === 'value' && place.word !== '' && !isComplete;
  // By its name: counts change while somebody chooses, and with them the order. Null until then.
  const [chosen, setChosen] = useState<string | null>(null);
  const active = chosen === null ? (isReady ? 0 : -1) : options.findIndex(({ id }) => id === chosen);
  const setActive = (index: number) => setChosen(options[index]?.id ?? null);
  const current = options[active];
  const toId = (index: number) => `${listId}-${index}`;
  const activeId = current === undefined ? null : toId(active);
  const some = options.length > 0;

  useImperativeHandle(keys, () => ({
    press(key) {
      if (!some) return false;
      if (key === 'ArrowDown') setActive((active + 1) % options.length);
      else if (key === 'ArrowUp') setActive(active <= 0 ? options.length - 1 : active - 1);
      else {
        const option = current ?? (key === 'Tab' ? findOnlyField(place, options) : null);
        if (option === null) return false;
        onPick(option);
      }
      return true;
    },
  }));

  const tell = useEffectEvent(onChange);
  useEffect(() => {
    tell(activeId, some);
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, some]);
  useEffect(() => () => tell(null, false), []);
  const hint = toHint(place);
  if (!some && hint === null) return null;
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <div className="animate-pop overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-float">
      {some ? (
        <div
          id={listId}
          role="listbox"
          aria-label="Suggestions for the query"
          className="scrollbar-thin max-h-72 overflow-y-auto p-1"
        >
          {groups.map((group) => (
            <fieldset key={group} aria-label={group} className="min-w-0">
              <div aria-hidden="true" className="px-2 pt-1.5 pb-0.5 font-medium text-2xs text-ink-faint">
                {group}
              </div>
              {options.map((option, index) =>
                option.group === group ? (
                  <Option
                    key={option.id}
                    id={toId(index)}
                    option={option}
                    active={index === active}
                    onPick={() => onPick(option)}
                  />
                ) : null,
              )}
            </fieldset>
          ))}
        </div>
      ) : null}
      <p className={classNames('px-3 py-1.5 text-2xs text-ink-faint', some && 'border-line border-t')}>
        {hint ?? '↑ ↓ choose · Enter or Tab take · Esc close'}
      </p>
    </div>
  );
}

type OptionProps = { id: string; option: QueryOption; active: boolean; onPick: () => void };

function Option({ id, option, active, onPick }: OptionProps) {
  const { atLeast } = useFacetScope();
  const { label, note, count, forgets } = option;
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      // The focus stays where it is.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={classNames(
        'flex min-h-7 w-full items-center gap-3 rounded-md px-2 text-left text-xs',
        active ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <bdi
        dir="auto"
        className={classNames('min-w-0 truncate', forgets ? 'text-ink-muted' : 'font-mono', note === '' && 'flex-1')}
      >
        {label}
      </bdi>
      {note === '' ? null : <bdi className="min-w-0 flex-1 truncate text-ink-faint">{note}</bdi>}
      {count === null ? null : (
        <span className="shrink-0 text-2xs text-ink-faint tabular-nums">
          {atLeast && count > 0 ? '≥ ' : ''}
          {formatCount(count)}
        </span>
      )}
    </button>
  );
}
