import { toKey } from '../../domain/resource-ref.ts';
import type { GlueGateway } from '../aws/glue/gateway.ts';
import { GLUE_SCOPE, toGlueArn, toGlueSession } from '../aws/glue/mapper.ts';
import type { GlueSession } from '../aws/glue/native.ts';
import { ProblemError } from '../errors.ts';
import type { Adapter } from './adapter.ts';
import { type AdapterContext, toMapContext, withoutRaw } from './adapter-context.ts';
import { NO_ARN, toTagState } from './tag-state.ts';

export type GlueRecord = { session: GlueSession; listedAt: string; tags: Readonly<{ [key: string]: string }> | null };

/** Glue: one listing for the whole account and region, and the tags of each session. */
export function openGlueAdapter(gateway: GlueGateway, context: AdapterContext): Adapter<GlueRecord> {
  const toRecord = (session: GlueSession): GlueRecord => ({
    session: withoutRaw(session),
    listedAt: new Date(context.now()).toISOString(),
    tags: null,
  });
  return {
    service: 'glue',
    asks: ['tags'],
    async list(sweep) {
      await sweep.part({ id: 'sessions', label: 'list of sessions', scope: null }, async () => {
        for await (const { sessions } of gateway.list({})) await sweep.rows(sessions.map(toRecord));
      });
    },
    keyOf: ({ session }) =>
      toKey({ service: 'glue', account: context.account, region: context.region, scope: GLUE_SCOPE, id: session.id }),
    scopeOf: () => GLUE_SCOPE,
    createdMs: ({ session }) => (session.createdOn === null ? 0 : Date.parse(session.createdOn)),
    fingerprint: ({ session: { raw: _raw, ...told } }) => JSON.stringify(told),
    carry: (listed, previous) => (listed.tags ? listed : { ...listed, tags: previous.tags }),
    toSession: ({ session, listedAt, tags }, asks, moment) =>
      toGlueSession({
        session,
        tags: toTagState(tags, asks('tags')),
        context: toMapContext(context, moment, listedAt),
      }),
    async load({ session }) {
      const arn = toGlueArn(session.id, context);
      if (arn === null) throw new ProblemError(NO_ARN);
      const tags = await gateway.getTags(arn, { priority: 'detail' });
      return (current) => ({ ...current, tags });
    },
    nextAskMs: () => null,
    async get(_scope, id) {
      const session = await gateway.get(id, { priority: 'viewer' });
      const { raw } = session;
      return { record: toRecord(session), raw, answered: [] };
    },
  };
}
