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

/** The dot of a service, which is hidden from readers: its name always stands beside it. */
export const toServiceDotClass = (service: Service) => classNames('size-2 shrink-0 rounded-[3px]', COLOR[service]);

export function toServiceDot(service: Service): Markup {
  return { tag: 'span', className: toServiceDotClass(service), attributes: { 'aria-hidden': 'true' }, children: [] };
}
