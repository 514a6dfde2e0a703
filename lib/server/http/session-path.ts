import { parseRef, type SessionRef } from '../../domain/resource-ref.ts';
import { RequestError } from './request-error.ts';

const PARTS = 5;

/** The session that a path of the API names, `/api/sessions/…` with or without one of its lists behind; else 404. */
export function requireRef(segments: readonly string[]): SessionRef {
  const ref = parseRef(segments.slice(2, 2 + PARTS));
  if (ref !== null) return ref;
  throw RequestError.notFound(
    'No session can have this address.',
    'path',
    '/api/sessions/{emr-serverless|glue|athena}/{account}/{region}/{scope}/{id}',
  );
}
