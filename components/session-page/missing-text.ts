import { MISSING_REASONS, type MissingReason } from '@/lib/domain/missing.ts';
import { SERVICE_LABEL, type Service } from '@/lib/domain/service.ts';

/** A reason in words that name the service, since it is the service that keeps silent and not us. */
export function toMissingText(reason: MissingReason | undefined, service: Service): string {
  if (reason === undefined) return 'unknown';
  if (reason === 'not-reported') return `not reported by ${SERVICE_LABEL[service]}`;
  if (reason === 'invalid') return `${SERVICE_LABEL[service]} sent a value that makes no sense`;
  if (reason === 'not-supported' && service === 'glue') return 'not told of Spark Connect sessions';
  return MISSING_REASONS[reason];
}
