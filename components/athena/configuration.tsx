import { AnswerFact, ConfigurationPanel } from '@/components/session-page/configuration.tsx';
import { type Json, readPath, readRecord } from '@/components/session-page/read-detail.ts';
import { Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { EngineParts } from './engine-parts.tsx';

/** The engine's configuration and what the workgroup gave the session. */
export function AthenaConfiguration({ detail }: { detail: Json }) {
  const engine = readPath(detail, 'EngineConfiguration');
  return (
    <ConfigurationPanel
      facts={
        <>
          <AnswerFact name="Engine version" value={readPath(detail, 'EngineVersion')} />
          <AnswerFact name="Notebook version" value={detail.NotebookVersion} />
          <AnswerFact name="Working directory" value={readPath(detail, 'SessionConfiguration', 'WorkingDirectory')} />
          <AnswerFact
            name="Encryption"
            value={readPath(detail, 'SessionConfiguration', 'EncryptionConfiguration', 'EncryptionOption')}
          />
          <AnswerFact
            name="KMS key"
            value={readPath(detail, 'SessionConfiguration', 'EncryptionConfiguration', 'KmsKey')}
          />
        </>
      }
    >
      <EngineParts engine={engine} />
    </ConfigurationPanel>
  );
}

const LOGGING = [
  ['CloudWatchLoggingConfiguration', 'CloudWatch logs', ['LogGroup', 'LogStreamNamePrefix']],
  ['S3LoggingConfiguration', 'S3 logs', ['LogLocation', 'KmsKey']],
  ['ManagedLoggingConfiguration', 'Managed logs', ['KmsKey']],
] as const;

/** Where the session's logs go. */
export function AthenaMonitoring({ detail }: { detail: Json }) {
  const given = LOGGING.filter(([name]) => readRecord(readPath(detail, 'MonitoringConfiguration', name)) !== null);
  return (
    <Panel title="Monitoring">
      {given.length === 0 ? (
        <MissingValue>no monitoring configuration</MissingValue>
      ) : (
        <Facts>
          {given.map(([name, label, members]) => (
            <LoggingFacts
              key={name}
              label={label}
              members={members}
              value={readPath(detail, 'MonitoringConfiguration', name)}
            />
          ))}
        </Facts>
      )}
    </Panel>
  );
}

function LoggingFacts({ label, members, value }: { label: string; members: readonly string[]; value: unknown }) {
  return (
    <>
      <AnswerFact name={label} value={readPath(value, 'Enabled') === true ? 'enabled' : 'disabled'} />
      {members
        .filter((member) => readPath(value, member) !== null)
        .map((member) => (
          <AnswerFact key={member} name={member} value={readPath(value, member)} />
        ))}
    </>
  );
}

/** Athena's sessions have no network of their own to show. */
export function AthenaNetwork() {
  return (
    <Panel title="Network">
      <MissingValue>Athena reports no network configuration for sessions</MissingValue>
    </Panel>
  );
}
