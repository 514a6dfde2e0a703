import { CalculationsPanel } from '@/components/athena/calculations-panel.tsx';
import { AthenaConfiguration, AthenaMonitoring, AthenaNetwork } from '@/components/athena/configuration.tsx';
import { ExecutorsPanel } from '@/components/athena/executors-panel.tsx';
import { AthenaUsagePanel } from '@/components/athena/usage-panel.tsx';
import { EmrConfiguration, EmrNetwork } from '@/components/emr-serverless/configuration.tsx';
import { EmrUsagePanel } from '@/components/emr-serverless/usage-panel.tsx';
import { GlueConfiguration, GlueNetwork } from '@/components/glue/configuration.tsx';
import { StatementsPanel } from '@/components/glue/statements-panel.tsx';
import { GlueUsagePanel } from '@/components/glue/usage-panel.tsx';
import { Radar } from '@/components/radar/radar.tsx';
import { SparkUiPanel } from '@/components/spark-ui/spark-ui-panel.tsx';
import { isLive } from '@/lib/domain/phase.ts';
import type { SessionDetail } from '@/lib/domain/session.ts';
import { ActivityPanel } from './activity-panel.tsx';
import { NoConfiguration } from './configuration.tsx';
import { CostCurvePanel } from './cost-curve-panel.tsx';
import { CostPanel } from './cost-panel.tsx';
import { RawAnswer } from './raw-answer.tsx';
import type { Json } from './read-detail.ts';
import { RelatedPanel } from './related-panel.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionTags } from './session-tags.tsx';
import { StateChangesPanel } from './state-changes-panel.tsx';
import { StateTimelinePanel } from './state-timeline-panel.tsx';
import { StopPanel } from './stop-panel.tsx';

/** What it worked at and with; AWS tells nothing of the kind for EMR Serverless. */
function Work({ session, page, nowMs }: { session: SessionDetail; page: boolean; nowMs: number }) {
  if (session.service === 'emr-serverless') return null;
  if (session.service === 'glue') return <StatementsPanel key={session.key} session={session} nowMs={nowMs} />;
  // AWS tells of calculations one by one: too much to ask of each session that a list is walked along.
  if (!page) return <ActivityPanel session={session} nowMs={nowMs} />;
  return (
    <>
      <CalculationsPanel key={session.key} session={session} nowMs={nowMs} />
      <ExecutorsPanel session={session} nowMs={nowMs} />
    </>
  );
}

function Usage({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  if (session.service === 'emr-serverless') return <EmrUsagePanel session={session} />;
  if (session.service === 'glue') return <GlueUsagePanel session={session} nowMs={nowMs} />;
  return <AthenaUsagePanel session={session} />;
}

function Configuration({ session, detail }: { session: SessionDetail; detail: Json }) {
  if (session.service === 'emr-serverless') return <EmrConfiguration detail={detail} />;
  if (session.service === 'glue') return <GlueConfiguration detail={detail} />;
  return (
    <>
      <AthenaConfiguration detail={detail} />
      <AthenaMonitoring detail={detail} />
    </>
  );
}

function Network({ session, detail }: { session: SessionDetail; detail: Json }) {
  if (session.service === 'emr-serverless') return <EmrNetwork detail={detail} />;
  if (session.service === 'glue') return <GlueNetwork detail={detail} />;
  return <AthenaNetwork />;
}

/** Everything below the head: what it costs, did and used and how it was set up on the left, what it is on the right. */
export function SessionBody(props: {
  session: SessionDetail;
  /** The session's own answer is on its way; so far there is only its row. */
  loading: boolean;
  /** On its own page, and not beside the list, where nothing more is asked for. */
  page: boolean;
  nowMs: number;
}) {
  const { session, loading, page, nowMs } = props;
  const { detail } = session;
  return (
    <div className="grid items-start gap-4 bg-canvas/60 p-4 @3xl:px-6 @5xl:grid-cols-[minmax(0,1fr)_24rem] @5xl:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <CostPanel session={session} nowMs={nowMs} />
        {page ? <CostCurvePanel session={session} nowMs={nowMs} /> : null}
        <StopPanel session={session} />
        {page ? <Radar path={`/api${session.href}/radar`} of="session" live={isLive(session.phase)} /> : null}
        <Work session={session} page={page} nowMs={nowMs} />
        <Usage session={session} nowMs={nowMs} />
        {page ? (
          <StateTimelinePanel session={session} nowMs={nowMs} />
        ) : (
          <StateChangesPanel session={session} nowMs={nowMs} loading={loading} />
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4 @5xl:row-span-2">
        <SessionFacts session={session} nowMs={nowMs} />
        <SparkUiPanel session={session} nowMs={nowMs} />
        {detail === null ? null : <Network session={session} detail={detail} />}
        <SessionTags session={session} />
        {page ? <RelatedPanel session={session} nowMs={nowMs} /> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {detail === null ? <NoConfiguration loading={loading} /> : <Configuration session={session} detail={detail} />}
        {detail === null ? null : <RawAnswer detail={detail} />}
      </div>
    </div>
  );
}
