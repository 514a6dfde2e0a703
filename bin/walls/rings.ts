import type { Import } from './imports.ts';

/** A file in `inside` and not in `outside` may not import what `forbidden` matches and `except` does not. */
type Wall = { inside: string[]; outside?: string[]; forbidden: RegExp; except?: RegExp; why: string };

const PURE = ['lib/domain/', 'lib/cost/', 'lib/filters/', 'lib/tables/', 'lib/stream/'];
const AWS = 'lib/server/aws';
const SERVICES = ['emr-serverless', 'glue', 'athena'];

const serviceWalls = SERVICES.flatMap((service): Wall[] => {
  const others = SERVICES.filter((other) => other !== service).join('|');
  return [
    {
      inside: [`${AWS}/${service}/`],
      forbidden: new RegExp(`^${AWS}/(${others})/|^@aws-sdk/client-(${others})`),
      why: 'services never import one another',
    },
    {
      inside: [`components/${service}/`],
      forbidden: new RegExp(`^components/(${others})/`),
      why: 'services never import one another',
    },
  ];
});

const WALLS: Wall[] = [
  {
    inside: PURE,
    forbidden: /^(node:|react|next\b|@tanstack\/|@aws-sdk\/|@smithy\/|nuqs|lib\/|components\/|app\/|bin\/)/,
    except: /^lib\/(domain|cost|filters|tables|stream)\//,
    why: 'a pure ring imports pure rings only',
  },
  {
    inside: ['lib/client/', 'components/'],
    forbidden: /^(node:|@aws-sdk\/|@smithy\/|lib\/server\/|app\/|bin\/|server-only)/,
    why: 'what renders never reaches the server’s code',
  },
  { inside: ['lib/client/'], forbidden: /^components\//, why: 'the client’s state knows no component' },
  {
    inside: ['components/ui/'],
    forbidden: /^(lib\/(domain|cost|filters|tables|stream)|components\/(?!ui\/))/,
    why: 'a primitive knows no word of the domain',
  },
  {
    inside: ['lib/server/'],
    forbidden: /^(react|next\b|@tanstack\/|nuqs|lib\/client\/|components\/|app\/|bin\/)/,
    why: 'the server’s verbs know no page',
  },
  {
    inside: ['lib/server/'],
    outside: [`${AWS}/`, 'lib/server/collect/'],
    forbidden: /^(@aws-sdk|@smithy)\//,
    why: 'only aws and collect know the SDK',
  },
  {
    inside: [`${AWS}/`],
    forbidden: /^lib\/server\/(history|collect|sessions|usage|overview|demo|http|context)/,
    why: 'AWS is asked and does not know who asks',
  },
  { inside: ['lib/server/history/'], forbidden: /^(lib\/server\/aws\/|@aws-sdk\/)/, why: 'history never imports aws' },
  {
    inside: ['lib/server/demo/'],
    forbidden: /^lib\/server\/(?!demo\/)/,
    why: 'the endpoint stands in for AWS and knows nothing of what asks it',
  },
  {
    inside: ['lib/', 'app/', 'components/', 'proxy.ts', 'instrumentation.ts'],
    outside: ['lib/server/demo/'],
    forbidden: /^lib\/server\/demo\//,
    why: 'the endpoint is never reached in normal operation',
  },
  {
    inside: ['app/', 'components/', 'proxy.ts', 'instrumentation.ts'],
    forbidden: /^lib\/server\/(aws|history|collect)\//,
    why: 'a page or route calls a verb, not what is behind it',
  },
  ...serviceWalls,
];

/** Who may import a service's folder at all: what joins the services, and the folder that holds them. */
const JOINS = [`${AWS}/`, 'lib/server/collect/', 'lib/server/sessions/'];

function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(folder));
}

function breaks({ inside, outside = [], forbidden, except }: Wall, { from, to }: Import): boolean {
  if (!isInside(from, inside) || isInside(from, outside)) return false;
  return forbidden.test(to) && except?.test(to) !== true;
}

/** Imports that go through a wall, one sentence each. */
export function findWallBreaks(imports: readonly Import[]): string[] {
  const through = WALLS.flatMap((wall) =>
    imports.filter((one) => breaks(wall, one)).map(({ from, to }) => `${from} imports ${to}: ${wall.why}`),
  );
  const joined = imports
    .filter(({ from, to }) => /^lib\/server\/aws\/(emr-serverless|glue|athena)\//.test(to) && !isInside(from, JOINS))
    .map(({ from, to }) => `${from} imports ${to}: only collect and sessions join the services`);
  return [...through, ...joined];
}
