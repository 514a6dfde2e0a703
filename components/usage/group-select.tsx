'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { Select } from '@/components/ui/select.tsx';
import { findConnection } from '@/lib/client/list/list-connection.ts';
import { USAGE_GROUPS, type UsageGroup } from '@/lib/domain/usage-series.ts';
import { isTagGroup, toGroupName } from './group-labels.ts';

type Props = { group: UsageGroup; onChange: (group: UsageGroup) => void };

/** What the bars are stacked by; any tag by its key. */
export function GroupSelect({ group, onChange }: Props) {
  const tagged = isTagGroup(group);
  return (
    <span className="inline-flex items-center gap-2 text-ink-muted text-xs">
      <label htmlFor="usage-group">Stacked by</label>
      <Select
        id="usage-group"
        value={group}
        onChange={(event) => onChange(event.target.value as UsageGroup)}
        className="w-36"
      >
        {[...USAGE_GROUPS, ...(tagged ? [group] : [])].map((one) => (
          <option key={one} value={one}>
            {toGroupName(one)}
          </option>
        ))}
      </Select>
      <Popover label="Stack by a tag" trigger={tagged ? 'or by another tag' : 'or by a tag'} variant="ghost">
        {(close) => (
          <TagForm
            initial={tagged ? group.slice('tag:'.length) : ''}
            onDone={(key) => {
              onChange(`tag:${key}`);
              close();
            }}
          />
        )}
      </Popover>
    </span>
  );
}

function TagForm({ initial, onDone }: { initial: string; onDone: (key: string) => void }) {
  const [key, setKey] = useState(initial);
  const [known, setKnown] = useState<readonly string[]>([]);
  useEffect(() => void findConnection().askTagKeys().then(setKnown), []);
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (key.trim() !== '') onDone(key.trim());
  }
  return (
    <form onSubmit={handleSubmit} className="flex w-72 max-w-full flex-col gap-2 p-3">
      <label htmlFor="usage-tag" className="font-medium text-ink text-xs">
        Key of the tag
      </label>
      <Input
        id="usage-tag"
        list="usage-tags"
        value={key}
        maxLength={128}
        autoComplete="off"
        placeholder="team"
        onChange={(event) => setKey(event.target.value)}
      />
      <datalist id="usage-tags">
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <p className="text-ink-muted text-xs">
        Upper and lower case differ. Sessions without the tag are a series of their own.
      </p>
      <Button type="submit" variant="primary" size="sm" disabled={key.trim() === ''}>
        Stack by this tag
      </Button>
    </form>
  );
}
