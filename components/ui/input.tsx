import type { ComponentProps } from 'react';
import { classNames } from '@/lib/client/class-names.ts';

export const fieldClass =
  'h-8 w-full rounded-md border border-line-strong/70 bg-raised px-2.5 text-sm text-ink shadow-rest placeholder:text-ink-faint hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger';

export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={classNames(fieldClass, className)} {...rest} />;
}
