/**
 * Why a field of a row has no value. `loading` and `not-published-yet` may still arrive, so a filter on such a field
 * is undecided; every other reason is final for as long as the session stays as it is.
 */
export const MISSING_REASONS = {
  loading: 'loading',
  'not-published-yet': 'not published yet',
  'reported-when-it-ends': 'reported when it ends',
  'not-started': 'not started yet',
  'still-running': 'still running',
  'not-idle': 'not idle now',
  'not-reported': 'not reported by the service',
  'not-tagged': 'no owner tag',
  'not-set': 'not set',
  'not-applicable': 'does not apply',
  'no-price': 'no price is known for its region and kind',
  'ambiguous-price': 'several prices stand for it, so none counts',
  'mixed-currencies': 'its prices are in several currencies',
  'not-supported': 'sessions of its kind have no statements or calculations to tell it by',
  'state-unknown': 'its state is none known today',
  ended: 'it has ended',
  denied: 'access denied',
  invalid: 'the service sent a value that makes no sense',
  unavailable: 'could not be read',
} as const;

export type MissingReason = keyof typeof MISSING_REASONS;

/** Whether a value with this reason may still arrive by itself without the session changing its state. */
export function mayStillArrive(reason: MissingReason | undefined): boolean {
  return reason === 'loading' || reason === 'not-published-yet' || reason === 'unavailable';
}
