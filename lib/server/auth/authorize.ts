import { ProblemError } from '../errors.ts';
import type { Principal, Role } from './principal.ts';

/** Everything that can be asked of the server. A verb names the one it is, and a route the one it serves. */
export const ACTIONS = [
  'sessions.list',
  'sessions.get',
  'sessions.export',
  'scopes.get',
  'spark-ui.open',
  'usage.read',
  'overview.read',
  'sources.list',
  'prices.read',
  'idle.read',
  'radar.read',
  'history.read',
  'history.export',
  'views.list',
  'views.change',
] as const;

export type Action = (typeof ACTIONS)[number];

const ALLOWED: Record<Role, ReadonlySet<Action>> = { viewer: new Set(ACTIONS) };

/**
 * The one point where it is decided whether `principal` may do `action`; every verb calls it before anything else.
 * Throws ProblemError(access_denied).
 */
export function authorize(principal: Principal, action: Action): void {
  if (ALLOWED[principal.role]?.has(action)) return;
  throw new ProblemError({ kind: 'access_denied', message: `You may not do this here: ${action}.` });
}
