import {
  AnswerFact,
  Classifications,
  ConfigurationPanel,
  ConfigurationPart,
} from '@/components/session-page/configuration.tsx';
import { type Json, readClassifications, readList, readPath, readText } from '@/components/session-page/read-detail.ts';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';

/** configurationOverrides with every level of nesting. */
export function EmrConfiguration({ detail }: { detail: Json }) {
  const runtime = readClassifications(readPath(detail, 'configurationOverrides', 'runtimeConfiguration'));
  return (
    <ConfigurationPanel
      facts={
        <>
          <AnswerFact name="Release" value={detail.releaseLabel} />
          <AnswerFact name="State details" value={detail.stateDetails} />
        </>
      }
    >
      <ConfigurationPart title="Configuration overrides">
        {runtime.length === 0 ? (
          <MissingValue>none: the application’s defaults apply</MissingValue>
        ) : (
          <Classifications list={runtime} />
        )}
      </ConfigurationPart>
    </ConfigurationPanel>
  );
}

export function EmrNetwork({ detail, of = 'session' }: { detail: Json; of?: 'session' | 'application' }) {
  const subnets = readList(readPath(detail, 'networkConfiguration', 'subnetIds'));
  const groups = readList(readPath(detail, 'networkConfiguration', 'securityGroupIds'));
  return (
    <Panel title="Network">
      {subnets.length + groups.length === 0 ? (
        <MissingValue>AWS reports no network configuration for this {of}</MissingValue>
      ) : (
        <Facts>
          <IdList name="Subnets" ids={subnets} />
          <IdList name="Security groups" ids={groups} />
        </Facts>
      )}
    </Panel>
  );
}

function IdList({ name, ids }: { name: string; ids: readonly unknown[] }) {
  const texts = ids.flatMap((id) => readText(id) ?? []);
  return (
    <Fact name={name}>
      {texts.length === 0 ? (
        <MissingValue>none</MissingValue>
      ) : (
        texts.map((id) => (
          <code key={id} className="block font-mono text-xs leading-5">
            {id}
          </code>
        ))
      )}
    </Fact>
  );
}
