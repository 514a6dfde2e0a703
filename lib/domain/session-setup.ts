import type { CliOptions } from './aws-command.ts';
import type { MissingReason } from './missing.ts';
import type { StandingCapacity } from './standing-capacity.ts';

/**
 * What a session was set up with beside its row. `usageProfile`: the Glue usage profile it was made under, `name` null
 * where it was made under none; null as a whole where the service has no such thing.
 */
export type SessionSetup = { usageProfile: { name: string | null } | null };

/** Where the commands that concern a source's sessions have to be sent. */
export type CommandPlace = { partition: string; cli: CliOptions };

/**
 * An application that runs sessions, as far as it decides what they leave behind. `autoStop` is null where AWS did not
 * say, with the reason; `holds` is what it keeps ready, null where it keeps nothing or that is not known.
 */
export type ApplicationSetup = {
  account: string;
  region: string;
  scope: { id: string; name: string };
  autoStop: { enabled: boolean | null; idleTimeoutMinutes: number | null } | null;
  reason: MissingReason | null;
  holds: StandingCapacity | null;
};
