import type { ApplicationSetup, CommandPlace, SessionSetup } from '../../domain/session-setup.ts';
import type { Adapter } from './adapter.ts';
import type { RowStore } from './row-store.ts';

/** How the sessions of a source and what runs them are set up, beside what their rows tell. */
export type SourceSetups = {
  /** Where a command that concerns its sessions has to be sent. */
  readonly place: CommandPlace;
  /** Of one session; null where that is not known. */
  find(key: string): SessionSetup | null;
  /** Applications that are started, as far as AWS told of them. */
  applications(): ApplicationSetup[];
};

export function openSetups<Record>(
  adapter: Adapter<Record>,
  rows: RowStore<Record>,
  place: CommandPlace,
): SourceSetups {
  return {
    place,
    find(key) {
      const entry = rows.get(key);
      return (entry && adapter.setupOf?.(entry.record)) ?? null;
    },
    applications: () => adapter.applications?.() ?? [],
  };
}
