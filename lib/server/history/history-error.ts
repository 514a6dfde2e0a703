export type HistoryErrorKind =
  /** Another process (or another opening in this one) holds the file. */
  | 'in_use'
  /** Written by a newer version of this program. */
  | 'newer_schema'
  /** A migration that ran does not read as this version knows it. */
  | 'changed_schema'
  /** A database, but not one of ours. */
  | 'foreign'
  | 'network_file_system'
  | 'unavailable'
  | 'disk_full'
  | 'read_only'
  | 'io'
  | 'corrupt'
  /** The file was deleted or replaced under us. */
  | 'deleted'
  /** Locked by another program for longer than we wait. */
  | 'busy'
  /** What was handed over cannot be kept, such as a transition of an unknown session. */
  | 'invalid'
  | 'queue_full'
  | 'closed'
  /** The thread that holds the store died. */
  | 'lost'
  | 'failed';

const BRAND = Symbol.for('sparktally.history');

/** The only error that leaves the history. Its message is ours, with paths but no content. */
export class HistoryError extends Error {
  override readonly name: string = 'HistoryError';
  readonly kind: HistoryErrorKind;
  readonly [BRAND] = true;

  constructor(kind: HistoryErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** By brand, not by class: Next loads this module once for each of its bundles, and `instanceof` knows only one of them. */
export function isHistoryError(error: unknown): error is HistoryError {
  return error instanceof Error && BRAND in error;
}
