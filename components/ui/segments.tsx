'use client';

import { type ReactNode, useId } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

export type SegmentsProps<T extends string> = {
  label: string;
  value: T;
  /** `name` is given where the visible label is an icon. */
  options: readonly { value: T; label: ReactNode; name?: string }[];
  onChange: (value: T) => void;
  className?: string;
};

/** A few exclusive choices in a row: radio buttons, with the radio buttons' own keyboard. */
export function Segments<T extends string>({ label, value, options, onChange, className }: SegmentsProps<T>) {
  const group = useId();
  return (
    <fieldset
      className={classNames(
        'inline-flex h-7 items-center rounded-md bg-sunken p-0.5 ring-1 ring-line ring-inset',
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.name}
          className="relative flex h-6 min-w-6 flex-auto cursor-pointer items-center justify-center whitespace-nowrap rounded-sm px-1.5 font-medium text-ink-muted text-xs hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-rest has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={group}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-sm opacity-0"
            {...(option.name === undefined ? {} : { 'aria-label': option.name })}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
