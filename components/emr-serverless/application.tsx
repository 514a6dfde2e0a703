import {
  AnswerFact,
  Classifications,
  ConfigurationPanel,
  ConfigurationPart,
} from '@/components/session-page/configuration.tsx';
import { MaskedText } from '@/components/session-page/masked.tsx';
import {
  type Json,
  readClassifications,
  readPath,
  readRecord,
  readText,
} from '@/components/session-page/read-detail.ts';
import { Fact, Facts } from '@/components/ui/facts.tsx';
import { MissingValue } from '@/components/ui/missing-value.tsx';

const INTERACTIVE = [
  ['sessionEnabled', 'Sessions'],
  ['livyEndpointEnabled', 'Livy endpoint'],
  ['studioEnabled', 'EMR Studio'],
] as const;

const LOGS = [
  ['managedPersistenceMonitoringConfiguration', 'Managed storage', ['encryptionKeyArn']],
  ['s3MonitoringConfiguration', 'S3', ['logUri', 'encryptionKeyArn']],
  ['cloudWatchLoggingConfiguration', 'CloudWatch', ['logGroupName', 'logStreamNamePrefix', 'encryptionKeyArn']],
  ['prometheusMonitoringConfiguration', 'Prometheus', ['remoteWriteUrl']],
] as const;

const MEMBER: Record<string, string> = {
  logUri: 'S3 location',
  logGroupName: 'Log group',
  logStreamNamePrefix: 'Stream prefix',
  encryptionKeyArn: 'KMS key',
  remoteWriteUrl: 'Remote write URL',
};

/** How an application is set up, as far as its sessions have to do with it. */
export function ApplicationConfiguration({ detail }: { detail: Json }) {
  const runtime = readClassifications(detail.runtimeConfiguration);
  const kinds = Object.entries(readRecord(detail.workerTypeSpecifications) ?? {});
  return (
    <ConfigurationPanel
      facts={
        <>
          <AnswerFact name="Auto-start" value={onOff(readPath(detail, 'autoStartConfiguration', 'enabled'))} />
          {INTERACTIVE.map(([member, label]) => (
            <AnswerFact key={member} name={label} value={onOff(readPath(detail, 'interactiveConfiguration', member))} />
          ))}
          <AnswerFact name="Custom image" value={readPath(detail, 'imageConfiguration', 'imageUri')} />
          <AnswerFact name="Disk KMS key" value={readPath(detail, 'diskEncryptionConfiguration', 'encryptionKeyArn')} />
          <AnswerFact
            name="Identity Center"
            value={readPath(detail, 'identityCenterConfiguration', 'identityCenterInstanceArn')}
          />
          <AnswerFact
            name="Cost by job run"
            value={onOff(readPath(detail, 'jobLevelCostAllocationConfiguration', 'enabled'))}
          />
        </>
      }
    >
      <ConfigurationPart title="Defaults of its sessions and jobs">
        {runtime.length === 0 ? (
          <MissingValue>none: those of the release apply</MissingValue>
        ) : (
          <Classifications list={runtime} />
        )}
      </ConfigurationPart>
      <ConfigurationPart title="Logs">
        <Logs monitoring={readRecord(detail.monitoringConfiguration)} />
      </ConfigurationPart>
      {kinds.length === 0 ? null : (
        <ConfigurationPart title="Images by kind of worker">
          <Facts>
            {kinds.map(([kind, value]) => (
              <AnswerFact key={kind} name={kind} value={readPath(value, 'imageConfiguration', 'imageUri')} />
            ))}
          </Facts>
        </ConfigurationPart>
      )}
    </ConfigurationPanel>
  );
}

/** A switch in words; null where AWS does not say. */
function onOff(value: unknown): string | null {
  if (typeof value !== 'boolean') return null;
  return value ? 'on' : 'off';
}

function Logs({ monitoring }: { monitoring: Json | null }) {
  const given = LOGS.filter(([member]) => readRecord(readPath(monitoring, member)) !== null);
  if (given.length === 0) return <MissingValue>no monitoring configuration</MissingValue>;
  return (
    <Facts>
      {given.map(([member, label, members]) => {
        const value = readPath(monitoring, member);
        const told = members.filter((name) => readPath(value, name) !== null);
        return (
          <Fact key={member} name={label}>
            {readPath(value, 'enabled') === false ? 'off' : 'on'}
            {told.map((name) => (
              <span key={name} className="block text-ink-muted text-xs">
                {MEMBER[name] ?? name}: <MaskedText text={readText(readPath(value, name)) ?? 'not plain'} />
              </span>
            ))}
          </Fact>
        );
      })}
    </Facts>
  );
}
