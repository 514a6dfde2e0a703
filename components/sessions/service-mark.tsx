import { SERVICE_LABEL, type Service } from '@/lib/domain/service.ts';
import { SERVICE_SHORT, toServiceDotClass } from './service-look.ts';

/** A service in its colour, which is the same in every table and chart. */
export function ServiceMark({ service, long = false }: { service: Service; long?: boolean }) {
  return (
    <span title={SERVICE_LABEL[service]} className="inline-flex min-w-0 items-center gap-1.5">
      <span aria-hidden="true" className={toServiceDotClass(service)} />
      <span className="truncate text-ink-muted text-xs">{long ? SERVICE_LABEL[service] : SERVICE_SHORT[service]}</span>
    </span>
  );
}
