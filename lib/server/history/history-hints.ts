import type { HistoryErrorKind } from './history-error.ts';

/** What to do about a history that is not kept. */
export const HISTORY_HINTS: { readonly [Kind in HistoryErrorKind]?: string } = {
  in_use: 'End the other one, or give this one a file of its own in SPARKTALLY_DATABASE_URL.',
  newer_schema:
    'Start the version that wrote it, or restore the copy from before it migrated (….before-migration-of-…, beside the file).',
  changed_schema: 'Start the version that wrote it, or name another file in SPARKTALLY_DATABASE_URL.',
  foreign: 'Name another file in SPARKTALLY_DATABASE_URL.',
  network_file_system: 'Put the file on a disk of this machine: SQLite loses data over a network.',
  unavailable: 'Check that the folder of SPARKTALLY_DATABASE_URL exists and may be written.',
  disk_full: 'Make room on the disk. What is seen meanwhile is written then.',
  read_only: 'Let the user that runs Sparktally write the file and its folder.',
  io: 'Check the disk.',
  corrupt: 'The damaged file is kept beside the new one; a copy can be restored with npm run restore.',
  deleted: 'It is opened anew, and what was seen in this run is written into it.',
  busy: 'Another program, such as a shell, holds the file: end it.',
  lost: 'It is opened anew. If that happens again, the log may tell why.',
};
