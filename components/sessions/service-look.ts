import type { Markup } from '@/components/ui/markup.ts';
import { classNames } from '@/lib/client/class-names.ts';
import type { Service } from '@/lib/domain/service.ts';

/** As a row says it. */
export const SERVICE_SHORT: Record<Service, string> = { 'emr-serverless': 'EMR', glue: 'Glue', athena: 'Athena' };

const COLOR: Record<Service, string> = {
  'emr-serverless': 'text-service-emr-serverless bg-service-emr-serverless',
  glue: 'text-service-glue bg-service-glue',
  athena: 'text-service-athena bg-service-athena',
};

/** A service by a name of it, beside a dot in its colour, which is hidden from readers. */
export function toServiceWord(service: Service, name: string): readonly Markup[] {
  const className = classNames('size-2 shrink-0 rounded-[3px]', COLOR[service]);
  return [
    { tag: 'span', className, attributes: { 'aria-hidden': 'true' }, children: [] },
    { tag: 'span', className: 'truncate text-ink-muted text-xs', children: [name] },
  ];
}
