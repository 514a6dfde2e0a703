import type { Allocation } from '../../cost/session-facts.ts';
import type { MissingReason } from '../../domain/missing.ts';
import type { ApplicationSetup } from '../../domain/session-setup.ts';
import type { StandingCapacity } from '../../domain/standing-capacity.ts';
import type { EmrGateway } from '../aws/emr-serverless/gateway.ts';
import type { EmrApplication, EmrApplicationDetail } from '../aws/emr-serverless/native-application.ts';
import { isProblemError } from '../errors.ts';

const READ_EVERY_MS = 5 * 60_000;
const DENIED_EVERY_MS = 15 * 60_000;

type Known = {
  application: EmrApplication;
  detail: EmrApplicationDetail | null;
  reason: Extract<MissingReason, 'loading' | 'denied' | 'unavailable'> | null;
  nextMs: number;
  /** AWS's time of the last change of what was read. */
  readOf: string | null;
};

type OwnStanding = Omit<StandingCapacity, 'account' | 'region'>;

/**
 * What GetApplication tells of started applications: the capacity that they hold ready, and what their sessions are
 * given by default. Read every few minutes, and at once when an application changed. A failure is kept as a reason.
 */
export class ApplicationSettings {
  readonly #gateway: Pick<EmrGateway, 'getApplication'>;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  #listed = new Set<string>();

  constructor(gateway: Pick<EmrGateway, 'getApplication'>, now: () => number) {
    this.#gateway = gateway;
    this.#now = now;
  }

  /** A listing begins. What is known stays in force until it has ended, and beyond it where it fails. */
  beginListing(): void {
    this.#listed = new Set();
  }

  /** A listing ended whole: an application that it did not name is gone. */
  endListing(): void {
    for (const id of this.#known.keys()) if (!this.#listed.has(id)) this.#known.delete(id);
  }

  remember(application: EmrApplication): void {
    const { applicationId, updatedAt } = application;
    const known = this.#known.get(applicationId);
    this.#listed.add(applicationId);
    const changed = known !== undefined && known.readOf !== null && known.readOf !== updatedAt;
    this.#known.set(applicationId, {
      application,
      detail: known?.detail ?? null,
      reason: known?.reason ?? 'loading',
      nextMs: changed ? 0 : (known?.nextMs ?? 0),
      readOf: known?.readOf ?? null,
    });
  }

  allocationsOf(applicationId: string): Allocation[] {
    const allocation = this.#known.get(applicationId)?.detail?.allocation;
    return allocation === undefined ? [] : [allocation];
  }

  /** One entry for each started application that holds capacity ready, or of which that is not known. */
  standing(): OwnStanding[] {
    return [...this.#known.values()].filter(isStarted).flatMap(({ application, detail, reason }): OwnStanding[] => {
      const { applicationId, name, architecture } = application;
      const held = {
        service: 'emr-serverless',
        scope: { id: applicationId, name: name ?? applicationId },
        architecture,
      } as const;
      if (detail === null) return [{ ...held, workers: null, reason: reason ?? 'loading' }];
      if (detail.invalid.some((member) => member.startsWith('initialCapacity'))) {
        return [{ ...held, workers: null, reason: 'invalid' }];
      }
      return detail.initialCapacity.length === 0 ? [] : [{ ...held, workers: detail.initialCapacity, reason: null }];
    });
  }

  /** How each started application stops, and what it holds ready until then. */
  setups(place: Pick<ApplicationSetup, 'account' | 'region'>): ApplicationSetup[] {
    const held = new Map(this.standing().map((standing) => [standing.scope.id, standing]));
    return [...this.#known.values()].filter(isStarted).map(({ application, detail, reason }) => {
      const { applicationId, name } = application;
      const scope = { id: applicationId, name: name ?? applicationId };
      const standing = held.get(applicationId);
      const holds = standing === undefined ? null : { ...standing, ...place };
      return { ...place, scope, autoStop: detail?.autoStop ?? null, reason, holds };
    });
  }

  /** Reads what is due. Never rejects. */
  async readIfDue(): Promise<void> {
    const due = [...this.#known.values()].filter((known) => isStarted(known) && known.nextMs <= this.#now());
    await Promise.all(due.map((known) => this.#read(known)));
  }

  async #read(known: Known): Promise<void> {
    const { applicationId, updatedAt } = known.application;
    // Set before the answer is there, so that a listing meanwhile does not ask again.
    known.nextMs = this.#now() + READ_EVERY_MS;
    let change: Partial<Known>;
    try {
      const detail = await this.#gateway.getApplication(applicationId, { priority: 'detail' });
      change = { detail: { ...detail, raw: {} }, reason: null, readOf: updatedAt };
    } catch (error) {
      const denied = isProblemError(error) && error.problem.kind === 'access_denied';
      change = { reason: denied ? 'denied' : 'unavailable' };
      if (denied) change.nextMs = this.#now() + DENIED_EVERY_MS;
    }
    // The listing may have named the application anew meanwhile.
    Object.assign(this.#known.get(applicationId) ?? known, { nextMs: known.nextMs }, change);
  }
}

function isStarted({ application }: Known): boolean {
  return application.state === 'STARTED';
}
