import { AnswerFact, ConfigurationPanel } from '@/components/session-page/configuration.tsx';
import { type Json, readPath } from '@/components/session-page/read-detail.ts';
import { EngineParts } from './engine-parts.tsx';

/** How a workgroup is set up, as far as its sessions have to do with it: what GetWorkGroup has under Configuration. */
export function WorkGroupConfiguration({ configuration }: { configuration: Json }) {
  const engine = readPath(configuration, 'EngineConfiguration');
  const results = readPath(configuration, 'ResultConfiguration');
  return (
    <ConfigurationPanel
      facts={
        <>
          <AnswerFact name="Execution role" value={configuration.ExecutionRole} />
          <AnswerFact name="DPU at most" value={readPath(engine, 'MaxConcurrentDpus')} />
          <AnswerFact name="Coordinator DPU" value={readPath(engine, 'CoordinatorDpuSize')} />
          <AnswerFact name="Executor DPU" value={readPath(engine, 'DefaultExecutorDpuSize')} />
          <AnswerFact
            name="Engine asked for"
            value={readPath(configuration, 'EngineVersion', 'SelectedEngineVersion')}
          />
          <AnswerFact name="Results" value={readPath(results, 'OutputLocation')} />
          <AnswerFact name="Encryption" value={readPath(results, 'EncryptionConfiguration', 'EncryptionOption')} />
          <AnswerFact
            name="KMS key"
            value={readPath(configuration, 'CustomerContentEncryptionConfiguration', 'KmsKey')}
          />
          <AnswerFact name="Overrides clients" value={configuration.EnforceWorkGroupConfiguration} />
          <AnswerFact name="CloudWatch metrics" value={configuration.PublishCloudWatchMetricsEnabled} />
        </>
      }
    >
      <EngineParts engine={engine} />
    </ConfigurationPanel>
  );
}
