import { toReact } from '@/components/ui/markup-view.tsx';
import { SERVICE_LABEL, type Service } from '@/lib/domain/service.ts';
import { SERVICE_SHORT, toServiceWord } from './service-look.ts';

/** A service in its colour, which is the same in every table and chart. */
export function ServiceMark({ service, long = false }: { service: Service; long?: boolean }) {
  const name = long ? SERVICE_LABEL[service] : SERVICE_SHORT[service];
  return (
    <span title={SERVICE_LABEL[service]} className="inline-flex min-w-0 items-center gap-1.5">
      {toServiceWord(service, name).map((part, place) => toReact(part, place))}
    </span>
  );
}
