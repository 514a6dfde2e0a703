import { describe, expect, test } from 'vitest';
import { maskDetail, maskRecord, maskText } from './mask.ts';
import { MASK } from './secret-shapes.ts';

const CANARY = 'Zq7hunter2canary';
const AWS_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

describe('maskText', () => {
  test.each([
    ['AKIAIOSFODNN7EXAMPLE', 'the key AKIAIOSFODNN7EXAMPLE is inactive'],
    ['ASIAIOSFODNN7EXAMPLE', 'keyASIAIOSFODNN7EXAMPLE'],
    [AWS_SECRET, `failed with ${AWS_SECRET} as key`],
    [AWS_SECRET, `"${AWS_SECRET}"`],
    [JWT, `token ${JWT}`],
    ['MIIEpAIBAAKCAQEA', '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY----- after'],
    ['MIIEpAIBAAKCAQEA', 'x -----BEGIN PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA and never ends'],
    [CANARY, `jdbc:postgresql://db.example.com:5432/sales?user=etl&password=${CANARY}`],
    [CANARY, `jdbc:sqlserver://db:1433;databaseName=x;user=sa;password=${CANARY};encrypt=true`],
    [CANARY, `jdbc:oracle:thin:scott/${CANARY}@//db:1521/orcl`],
    [CANARY, `mongodb+srv://etl:${CANARY}@cluster0.example.net/x`],
    [CANARY, `https://${CANARY}@github.com/x/y`],
    [CANARY, `amqp://user:${CANARY}/with/slash@host/`],
    [CANARY, `--db_password ${CANARY} --table x`],
    [CANARY, `--DB_PASSWORD=${CANARY}`],
    [CANARY, `--conf spark.hadoop.fs.s3a.secret.key=${CANARY} --class a.B`],
    [CANARY, `--conf=spark.hadoop.fs.s3a.secret.key=${CANARY}`],
    [CANARY, `spark.hadoop.fs.s3a.secret.key ${CANARY}`],
    [CANARY, `{"user":"etl","password":"${CANARY}"}`],
    [CANARY, `"{\\"user\\":\\"etl\\",\\"password\\":\\"${CANARY}\\"}"`],
    [CANARY, `{'api_key': '${CANARY}'}`],
    [CANARY, `.option("password", "${CANARY}").load()`],
    [CANARY, `spark.conf.set('fs.s3a.secret.key', '${CANARY}')`],
    [CANARY, `<property><name>fs.s3a.secret.key</name><value>${CANARY}</value></property>`],
    [CANARY, `<dbPassword>${CANARY}</dbPassword>`],
    [CANARY, `the password is ${CANARY}`],
    [CANARY, `CREATE USER etl IDENTIFIED BY '${CANARY}'`],
    [CANARY, `Server=db;User Id=etl;Password=${CANARY};`],
    [CANARY, `AccountName=x;AccountKey=${CANARY};EndpointSuffix=core`],
    [CANARY, `Authorization: Bearer ${CANARY}.0123456789`],
    [CANARY, `GET /?X-Amz-Signature=${CANARY}&X-Amz-Date=20261120`],
    [CANARY, `password%3D${CANARY}`],
    [CANARY, `pass\u200bword=${CANARY}`],
    [CANARY, `DB_PASS=${CANARY}`],
    [CANARY, `password: "with \\" quote ${CANARY}"`],
    [CANARY, `password=a,${CANARY}`],
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'clone with ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['xoxb-1234567890-abcdefghij', 'slack xoxb-1234567890-abcdefghij'],
    ['5f4dcc3b5aa765d61d8327deb882cf99', 'used 5f4dcc3b5aa765d61d8327deb882cf99 to sign'],
  ])('H-08 %s does not survive', (secret, text) => {
    expect(maskText(text)).not.toContain(secret);
    expect(maskText(text)).toContain(MASK);
  });

  test.each([
    'Session stopped because it was idle for 60 minutes',
    'spark.executor.memory=16g spark.executor.cores=4 spark.sql.shuffle.partitions=200',
    '--enable-metrics true --enable-continuous-cloudwatch-log true --TempDir s3://aws-glue-assets-123456789012-us-east-1/temporary/',
    'subnet-0a1b2c3d4e5f67890 sg-0123456789abcdef0 vpc-0fedcba9876543210',
    'arn:aws:iam::123456789012:role/service-role/AWSGlueServiceRole-DataPlatform',
    'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_DataEngineer_0a1b2c3d4e5f6789/ana@example.com',
    'arn:aws:iam::123456789012:role/DataStack-GlueRole1A2B3C4D-1XQWE3RTY5UIO',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf',
    'AROAIOSFODNN7EXAMPLEID:ana@example.com',
    'org.apache.spark.sql.connect.service.SparkConnectServer',
    'com.amazonaws.glue.catalog.metastore.AWSGlueDataCatalogHiveClientFactory',
    's3://my-bucket/Team_Analytics/jobs/2026/11/20/part-00000-9f8e7d6c-5b4a-4321-8fed-cba987654321-c000.snappy.parquet',
    '00fjh7vqsp2u7m09 00fk2l3m4n5o6p7q',
    'glue-studio-datapreview-0f8fad5b-d9cb-469f-a165-70867728950e',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8 of main',
    '123456789012.dkr.ecr.us-east-1.amazonaws.com/spark@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'Rate exceeded (Service: Glue, Status Code: 400, Request ID: 0f8fad5b-d9cb-469f-a165-70867728950e)',
    'User is not authorized to perform: glue:ListSessions',
    'The security token included in the request is expired',
    'emr-7.13.0 PySpark engine version 3 Apache Spark version 3.5 G.025X',
    'iceberg-spark-runtime-3.5_2.12-1.4.2.jar,hudi-spark3-bundle_2.12-0.14.0.jar',
    'org.apache.spark.SparkException: Job aborted due to stage failure: Task 12 in stage 3.0 failed 4 times',
    'https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/application-capacity.html',
    '2026-11-20T10:15:30.123Z took 00:15:30, 42 %',
    'Größe übergrößenträger 👩‍👩‍👧‍👦 日本語のセッション',
    '<script>alert(1)</script> {{7*7}} ]]>',
  ])('keeps what is no secret: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });

  test('cuts at 2 kB and says so, and no secret appears at the cut', () => {
    const text = maskText('word '.repeat(2_000));
    expect(text.length).toBeLessThan(2_100);
    expect(text.endsWith('(cut)')).toBe(true);
    for (let lead = 3_900; lead < 4_200; lead += 7) {
      const cut = maskText(`${'ab '.repeat(lead / 3)}${AWS_SECRET} tail`.padEnd(9_000, ' x'));
      expect(cut).not.toContain(AWS_SECRET.slice(0, 12));
    }
    // Masks shorten: what stood beyond 2 kB moves up, and must have been looked at.
    const moved = maskText(
      `-----BEGIN X-----${'a'.repeat(3_900)}-----END X----- ${'b '.repeat(20)}${AWS_SECRET}${' c'.repeat(300)}`,
    );
    expect(moved).not.toContain(AWS_SECRET.slice(0, 12));
  });

  test('H-04 keeps control characters as they are and still sees the secret', () => {
    expect(maskText('a\u0000\r\n\u001b[2Jb')).toBe('a\u0000\r\n\u001b[2Jb');
    expect(maskText(`a\r\npassword=${CANARY}\r\nb`)).toBe(`a\r\npassword=${MASK}\r\nb`);
  });

  test('no text takes long', () => {
    const started = performance.now();
    for (const piece of [
      'a',
      '"',
      '\\',
      '\\"',
      '=',
      ':',
      'a=',
      'a.',
      '--a ',
      '<a>',
      '-----BEGIN ',
      'eyJ',
      '://',
      'key',
      'a:b@',
      "',",
      ' ',
    ]) {
      maskText(piece.repeat(100_000));
      maskDetail({ x: piece.repeat(100_000) });
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('maskDetail', () => {
  test('masks an EMR answer and keeps what one wants to read', () => {
    const masked = maskDetail({
      applicationId: '00fjh7vqsp2u7m09',
      executionRoleArn: 'arn:aws:iam::123456789012:role/EmrRole',
      createdAt: new Date(Date.UTC(2026, 10, 20)),
      configurationOverrides: {
        applicationConfiguration: [
          {
            classification: 'spark-defaults',
            properties: {
              'spark.executor.memory': '16g',
              'spark.hadoop.fs.s3a.secret.key': CANARY,
              'spark.hadoop.fs.s3a.aws.credentials.provider': 'com.amazonaws.auth.DefaultAWSCredentialsProviderChain',
              'spark.network.crypto.keyLength': '256',
              'spark.authenticate': 'true',
              'spark.driver.extraJavaOptions': `-Dfoo=1 -Dpassword=${CANARY}`,
            },
            configurations: [{ classification: 'export', properties: { API_TOKEN: CANARY, TZ: 'UTC' } }],
          },
        ],
        monitoringConfiguration: {
          s3MonitoringConfiguration: {
            logUri: 's3://logs/emr/',
            encryptionKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0f8fad5b-d9cb-469f-a165-70867728950e',
          },
        },
      },
      billedResourceUtilization: { vCPUHour: 1.25 },
    });
    expect(masked).toEqual({
      applicationId: '00fjh7vqsp2u7m09',
      executionRoleArn: 'arn:aws:iam::123456789012:role/EmrRole',
      createdAt: '2026-11-20T00:00:00.000Z',
      configurationOverrides: {
        applicationConfiguration: [
          {
            classification: 'spark-defaults',
            properties: {
              'spark.executor.memory': '16g',
              'spark.hadoop.fs.s3a.secret.key': MASK,
              'spark.hadoop.fs.s3a.aws.credentials.provider': 'com.amazonaws.auth.DefaultAWSCredentialsProviderChain',
              'spark.network.crypto.keyLength': '256',
              'spark.authenticate': 'true',
              'spark.driver.extraJavaOptions': `-Dfoo=1 -Dpassword=${MASK}`,
            },
            configurations: [{ classification: 'export', properties: { API_TOKEN: MASK, TZ: 'UTC' } }],
          },
        ],
        monitoringConfiguration: {
          s3MonitoringConfiguration: {
            logUri: 's3://logs/emr/',
            encryptionKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/0f8fad5b-d9cb-469f-a165-70867728950e',
          },
        },
      },
      billedResourceUtilization: { vCPUHour: 1.25 },
    });
  });

  test('masks Glue arguments and connections', () => {
    expect(
      maskDetail({
        DefaultArguments: { '--db_password': CANARY, '--enable-metrics': 'true', '--conf': `spark.x.secret=${CANARY}` },
        Connections: { Connections: ['warehouse', 'crm'] },
        Command: { Name: 'glueetl', PythonVersion: '3' },
        SecurityConfiguration: 'at-rest',
        MaxCapacity: 5,
        DPUSeconds: Number.NaN,
      }),
    ).toEqual({
      DefaultArguments: { '--db_password': MASK, '--enable-metrics': 'true', '--conf': `spark.x.secret=${MASK}` },
      Connections: { Connections: ['warehouse', 'crm'] },
      Command: { Name: 'glueetl', PythonVersion: '3' },
      SecurityConfiguration: 'at-rest',
      MaxCapacity: 5,
      DPUSeconds: null,
    });
  });

  test('reads a {Key, Value} pair by the name it carries', () => {
    expect(
      maskDetail([
        { Key: 'team', Value: 'core' },
        { Key: 'api-token', Value: CANARY },
      ]),
    ).toEqual([
      { Key: 'team', Value: 'core' },
      { Key: 'api-token', Value: MASK },
    ]);
  });

  test('masks the argument after a secret flag', () => {
    expect(maskDetail(['--user', 'etl', '--password', CANARY, '--table', 'x', '--enable-auth', '--verbose'])).toEqual([
      '--user',
      'etl',
      '--password',
      MASK,
      '--table',
      'x',
      '--enable-auth',
      '--verbose',
    ]);
  });

  test('F-20 __proto__ and constructor are ordinary names', () => {
    const masked = maskDetail(JSON.parse(`{"tags":{"__proto__":"shown","constructor":"c","toString":"t"}}`));
    expect(JSON.stringify(masked)).toBe('{"tags":{"__proto__":"shown","constructor":"c","toString":"t"}}');
    expect(Object.getPrototypeOf({}).shown).toBeUndefined();
    const record = maskRecord(JSON.parse('{"__proto__":"x","hasOwnProperty":"y"}'));
    expect(JSON.stringify(record)).toBe('{"__proto__":"x","hasOwnProperty":"y"}');
    expect(JSON.stringify(maskDetail(JSON.parse('{"__proto__":{"polluted":1}}')))).toBe('{"__proto__":{"polluted":1}}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('whatever goes wrong ends masked', () => {
    const trap = {
      get bad(): string {
        throw new Error('no');
      },
    };
    expect(maskDetail(trap)).toBe(MASK);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(JSON.stringify(maskDetail(circle))).toContain(MASK);
    expect(maskDetail(new Uint8Array([1]))).toBe(MASK);
    expect(JSON.stringify(maskDetail(Array.from({ length: 60_000 }, () => CANARY.slice(2))))).toContain(MASK);
  });
});

test('maskRecord keeps ordinary tags and masks secret ones', () => {
  expect(
    maskRecord({
      owner: 'AROAIOSFODNN7EXAMPLEID:ana@example.com',
      author: 'ana',
      'cost-center': '4711',
      'api-key': CANARY,
      note: `pw: x password=${CANARY}`,
    }),
  ).toEqual({
    owner: 'AROAIOSFODNN7EXAMPLEID:ana@example.com',
    author: 'ana',
    'cost-center': '4711',
    'api-key': MASK,
    note: `pw: x password=${MASK}`,
  });
});
