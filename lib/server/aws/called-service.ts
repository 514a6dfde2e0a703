import { SERVICE_LABEL, type Service } from '../../domain/service.ts';

/** Whom we call at AWS: the three services, STS for whose account it is, the Price List for what they cost. */
export type CalledService = Service | 'sts' | 'pricing';

export const CALLED_LABEL: Record<CalledService, string> = {
  ...SERVICE_LABEL,
  sts: 'AWS STS',
  pricing: 'AWS Price List',
};
