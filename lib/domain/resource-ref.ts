import { isService, type Service } from './service.ts';

/** What names one session over services, accounts and regions. */
export type SessionRef = { service: Service; account: string; region: string; scope: string; id: string };

/** What names the parent of sessions: an EMR application, an Athena workgroup, `-` for Glue. */
export type ScopeRef = Omit<SessionRef, 'id'>;

// URL parsers drop `.` and `..` as path segments, routers drop empty ones, and encodeURIComponent throws on a lone
// surrogate; such parts go as `~` + base64url of their UTF-16 code units (little-endian), and so does whatever would
// be mistaken for one.
function needsUnits(part: string): boolean {
  return part === '' || part === '.' || part === '..' || part.startsWith('~') || !part.isWellFormed();
}

function encodeUnits(part: string): string {
  let bytes = '';
  for (let index = 0; index < part.length; index += 1) {
    const unit = part.charCodeAt(index);
    bytes += String.fromCharCode(unit & 0xff, unit >> 8);
  }
  return `~${btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

function decodeUnits(encoded: string): string | null {
  const digits = encoded.slice(1);
  if (!/^[\w-]*$/.test(digits) || digits.length % 4 === 1) return null;
  const bytes = atob(digits.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes.length % 2 !== 0) return null;
  let part = '';
  for (let index = 0; index < bytes.length; index += 2) {
    part += String.fromCharCode(bytes.charCodeAt(index) | (bytes.charCodeAt(index + 1) << 8));
  }
  // Only the one spelling that encodePart writes is read, so that a part has one `~` form.
  return needsUnits(part) && encodeUnits(part) === encoded ? part : null;
}

// What nearly every part is made of; it stands for itself. (Every row has ten parts to encode.)
const PLAIN = /^[A-Za-z0-9][\w.-]*$/;

/** Any string, hostile ones included, as one URL path segment. Injective; never throws. */
export function encodePart(part: string): string {
  if (PLAIN.test(part)) return part;
  return needsUnits(part) ? encodeUnits(part) : encodeURIComponent(part);
}

/**
 * The string that encodePart was given, or null where the segment is none of its making. Percent escapes that it
 * would not have needed (`%27`) are read too, because mail and chat programs add them to links.
 */
export function decodePart(encoded: string): string | null {
  if (encoded.startsWith('~')) return decodeUnits(encoded);
  if (encoded === '' || encoded === '.' || encoded === '..' || encoded.includes('/')) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** The encoded parts joined by `/`: the `key` of a session's row. */
export function toKey(ref: SessionRef): string {
  return [ref.service, ref.account, ref.region, ref.scope, ref.id].map(encodePart).join('/');
}

/** The path of a session's page; `/api` + it is the path of its JSON. */
export function toHref(ref: SessionRef): string {
  return `/sessions/${toKey(ref)}`;
}

/** The path of the page of an application or a workgroup. */
export function scopeHref(ref: ScopeRef): string {
  return `/scopes/${[ref.service, ref.account, ref.region, ref.scope].map(encodePart).join('/')}`;
}

/**
 * Reads service, account, region, scope and id as they stand in the path, still encoded. Null where there are not
 * five, the service is not one of ours, or a part is malformed.
 */
export function parseRef(parts: readonly string[]): SessionRef | null {
  const [service, account, region, scope, id, ...rest] = parts.map(decodePart);
  if (rest.length > 0 || !isService(service)) return null;
  if (typeof account !== 'string' || typeof region !== 'string') return null;
  if (typeof scope !== 'string' || typeof id !== 'string') return null;
  return { service, account, region, scope, id };
}

/** Reads service, account, region and scope in the same way; null where there are not four. */
export function parseScopeRef(parts: readonly string[]): ScopeRef | null {
  const [service, account, region, scope, ...rest] = parts;
  if (rest.length > 0 || service === undefined || account === undefined) return null;
  if (region === undefined || scope === undefined) return null;
  return toScopeRef([service, account, region, scope, '-'].join('/'));
}

/** The application or workgroup of a session's `key`; null where it is none. */
export function toScopeRef(key: string): ScopeRef | null {
  const ref = parseRef(key.split('/'));
  return ref && { service: ref.service, account: ref.account, region: ref.region, scope: ref.scope };
}
