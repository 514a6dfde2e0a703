import { HistoryError, isHistoryError } from '../history-error.ts';
import { explainCode } from './dialect.ts';

/** Any failure as ours: by SQLite's code, without its words, which may quote what was written. */
export function toHistoryError(error: unknown, file: string): HistoryError {
  if (isHistoryError(error)) return error;
  if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') {
    const [kind, what] = explainCode(error.errcode);
    return new HistoryError(kind, `The history ${file} ${what}.`);
  }
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOSPC') return new HistoryError('disk_full', `There is no room for the history ${file}.`);
    if (error.code === 'EROFS' || error.code === 'EACCES' || error.code === 'EPERM') {
      return new HistoryError('read_only', `The history ${file} may not be written (${error.code}).`);
    }
    return new HistoryError('unavailable', `The history ${file} could not be worked with (${String(error.code)}).`);
  }
  return new HistoryError('failed', `The history ${file} could not be worked with.`);
}
