import { Classifications, ConfigurationPart, PropertiesPart } from '@/components/session-page/configuration.tsx';
import { readClassifications, readPath, readProperties } from '@/components/session-page/read-detail.ts';

/** What an EngineConfiguration sets Spark to, that of a session or what a workgroup gives its sessions. */
export function EngineParts({ engine }: { engine: unknown }) {
  const classifications = readClassifications(readPath(engine, 'Classifications'));
  return (
    <>
      <PropertiesPart title="Spark properties" rows={readProperties(readPath(engine, 'SparkProperties'))} />
      <PropertiesPart
        title="Additional engine configuration"
        rows={readProperties(readPath(engine, 'AdditionalConfigs'))}
      />
      {classifications.length === 0 ? null : (
        <ConfigurationPart title="Classifications">
          <Classifications list={classifications} />
        </ConfigurationPart>
      )}
    </>
  );
}
