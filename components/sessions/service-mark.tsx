import { classNames } from '@/lib/client/class-names.ts';
import { SERVICE_LABEL, type Service } from '@/lib/domain/service.ts';

/** As a row says it. */
export const SERVICE_SHORT: Record<Service, string> = { 'emr-serverless': 'EMR', glue: 'Glue', athena: 'Athena' };

const COLOR: Record<Service, string> = {
  'emr-serverless': 'text-service-emr-serverless bg-service-emr-serverless',
  glue: 'text-service-glue bg-service-glue',
  athena: 'text-service-athena bg-service-athena',
};

export function ServiceDot({ service }: { service: Service }) {
  return <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-[3px]', COLOR[service])} />;
}

/** A service in its colour, which is the same in every table and chart. */
export function ServiceMark({ service, long = false }: { service: Service; long?: boolean }) {
  return (
    <span title={SERVICE_LABEL[service]} className="inline-flex min-w-0 items-center gap-1.5">
      <ServiceDot service={service} />
      <span className="truncate text-ink-muted text-xs">{long ? SERVICE_LABEL[service] : SERVICE_SHORT[service]}</span>
    </span>
  );
}
