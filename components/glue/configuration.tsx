import { AnswerFact, ConfigurationPanel, PropertiesPart } from '@/components/session-page/configuration.tsx';
import { MaskedText } from '@/components/session-page/masked.tsx';
import {
  type Json,
  readList,
  readNumber,
  readPath,
  readProperties,
  readText,
} from '@/components/session-page/read-detail.ts';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { formatQuantity } from '@/lib/client/format.ts';

/** Command, security configuration and DefaultArguments. */
export function GlueConfiguration({ detail }: { detail: Json }) {
  const progress = readNumber(detail.Progress);
  return (
    <ConfigurationPanel
      facts={
        <>
          <AnswerFact name="Command" value={readPath(detail, 'Command', 'Name')} />
          <AnswerFact name="Python" value={readPath(detail, 'Command', 'PythonVersion')} />
          <AnswerFact name="Session type" value={detail.SessionType} />
          <AnswerFact name="Security config" value={detail.SecurityConfiguration} />
          <AnswerFact name="Usage profile" value={detail.ProfileName} />
          <Fact name="Progress">
            {progress === null ? <MissingValue>not reported by AWS Glue</MissingValue> : formatQuantity(progress)}
          </Fact>
        </>
      }
    >
      <PropertiesPart title="Default arguments" rows={readProperties(detail.DefaultArguments)} />
    </ConfigurationPanel>
  );
}

/** Glue's way into a network: its connections. */
export function GlueNetwork({ detail }: { detail: Json }) {
  const connections = readList(readPath(detail, 'Connections', 'Connections')).flatMap((item) => readText(item) ?? []);
  return (
    <Panel title="Network">
      {connections.length === 0 ? (
        <MissingValue>AWS reports no connections for this session</MissingValue>
      ) : (
        <Facts>
          <Fact name="Connections">
            {connections.map((name) => (
              <code key={name} className="block font-mono text-xs leading-5">
                <MaskedText text={name} />
              </code>
            ))}
          </Fact>
        </Facts>
      )}
    </Panel>
  );
}
