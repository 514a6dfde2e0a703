import type { SwatchFill } from '@/components/charts/swatch.tsx';
import type { Service } from '@/lib/domain/service.ts';

/** How a service is drawn: its colour everywhere, and a texture for those who cannot tell the colours apart. */
export const SERVICE_LOOK: Record<Service, { color: string; fill: SwatchFill }> = {
  'emr-serverless': { color: 'var(--service-emr-serverless)', fill: 'solid' },
  glue: { color: 'var(--service-glue)', fill: 'striped' },
  athena: { color: 'var(--service-athena)', fill: 'speckled' },
};
