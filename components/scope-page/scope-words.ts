import type { Service } from '@/lib/domain/service.ts';

/** What a scope is called in a sentence. */
export const SCOPE_WORD: Record<Service, string> = {
  'emr-serverless': 'application',
  glue: 'scope',
  athena: 'workgroup',
};
