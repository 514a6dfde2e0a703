import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_FILTERS,
  FILTER_PARAMETERS,
  MAX_QUERY_CHARS,
  parseField,
  parseFilters,
  serializeField,
  serializeFilters,
  toQueryString,
  withField,
} from './codec.ts';
import { FIELD_NAMES } from './field.ts';
import { anyFilters, hostileText } from './filters.fixture.ts';

const parse = (query: string, extra?: readonly string[]) => parseFilters(new URLSearchParams(query), extra);
const rewrite = (query: string) => toQueryString(parse(query).filters);

describe('the filter codec, of any filters', () => {
  it('loses nothing, through a real URL', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const query = toQueryString(filters);
        fc.pre(query.length <= MAX_QUERY_CHARS);
        const { searchParams } = new URL(`http://h/sessions${query}`);
        fc.pre(searchParams.toString().length <= MAX_QUERY_CHARS);
        expect(parseFilters(searchParams)).toEqual({ filters, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('writes parameters in canonical order, each once', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const names = [...serializeFilters(filters).keys()];
        expect(names).toEqual(FILTER_PARAMETERS.filter((name) => names.includes(name)));
        const shuffled = { ...filters, fields: [...filters.fields].reverse() };
        expect(toQueryString(shuffled)).toBe(toQueryString(filters));
      }),
    );
  });
});

describe('the filter codec, of any query', () => {
  const anyName = fc.oneof(fc.constantFrom(...FILTER_PARAMETERS), fc.string(), fc.constant('__proto__'));
  const anyQuery = fc.array(fc.tuple(anyName, fc.oneof(hostileText, fc.string())), { maxLength: 12 });

  it('never throws, and what it understood it writes the same way twice', () => {
    fc.assert(
      fc.property(anyQuery, (pairs) => {
        const { filters } = parseFilters(new URLSearchParams(pairs));
        const written = toQueryString(filters);
        fc.pre(written.length <= MAX_QUERY_CHARS);
        expect(parse(written)).toEqual({ filters, problems: [] });
        expect(rewrite(written)).toBe(written);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => void parse(query)));
  });

  it('tells every part that it left out', () => {
    fc.assert(
      fc.property(anyQuery, (pairs) => {
        const params = new URLSearchParams(pairs);
        const { filters, problems } = parseFilters(params);
        const kept = new Set(serializeFilters(filters).keys());
        const told = new Set(problems.map((problem) => problem.parameter));
        for (const [name, value] of params) {
          if (kept.has(name) || (value === '' && ['q', 'name'].includes(name))) continue;
          const isDefault =
            (name === 'range' && value === '30d') || (name === 'sort' && /^-created(?:At)?$/.test(value));
          if (!isDefault)
            expect([...told].some((parameter) => name.startsWith(parameter.replace(/…$/, '')))).toBe(true);
        }
      }),
    );
  });
});

describe('what a person writes', () => {
  it.each([
    ['', ''],
    ['range=30d&sort=-createdAt', ''],
    ['sort=-created', ''],
    ['state=READY,BUSY&service=glue', '?service=glue&state=READY,BUSY'],
    ['service=!glue,athena,glue', '?service=!glue,athena'],
    ['owner=-', '?owner=-'],
    ['owner=!-', '?owner=!-'],
    ['owner=\\-', '?owner=%5C-'],
    ['scope=-', '?scope=-'],
    ['tag=team:a:b,env', '?tag=team:a:b,env'],
    ['tag=aws\\:x:1', '?tag=aws%5C:x:1'],
    ['tag=team:', '?tag=team:'],
    ['tag=-', '?tag=-'],
    ['tag=!-,env', '?tag=!-,env'],
    ['tag=\\-', '?tag=%5C-'],
    ['tag=-:x', '?tag=-:x'],
    ['idle=>30m', '?idle=%3E30m'],
    ['idle=>=1800s', '?idle=%3E%3D30m'],
    ['idle=90m..1d', '?idle=1h30m..1d'],
    ['duration=1.5h', '?duration=1h30m'],
    ['cost=<=12.50', '?cost=%3C%3D12.5'],
    ['created=>=2026-08-01', '?created=%3E%3D2026-08-01T00:00Z'],
    ['created=2026-08-01', '?created=2026-08-01T00:00Z..2026-08-01T23:59:59.999Z'],
    ['created=>2026-08-01', '?created=%3E2026-08-01T23:59:59.999Z'],
    ['created=>2026-08-01T10:00%2B02:00', '?created=%3E2026-08-01T08:00Z'],
    ['created=>2026-08-01T10:00+02:00', '?created=%3E2026-08-01T08:00Z'],
    ['from=2026-08-01&to=2026-08-02', '?from=2026-08-01T00:00Z&to=2026-08-03T00:00Z'],
    ['to=2026-08-02T10:30:15Z', '?to=2026-08-02T10:30:15Z'],
    ['to=9999-12-31', '?to=9999-12-31T23:59:59.999Z'],
    ['range=all', '?range=all'],
    ['sort=-cost,createdAt', '?sort=-cost,created'],
    ['q=', ''],
    ['state=HIBERNATING', '?state=HIBERNATING'],
    ['name=a,b', '?name=a,b'],
  ])('%s means %s', (query, canonical) => {
    expect(parse(query).problems).toEqual([]);
    expect(rewrite(query)).toBe(canonical);
    expect(rewrite(canonical)).toBe(canonical);
  });

  it.each([
    ['service=emr', 'service', 'emr', /emr-serverless, glue, athena/],
    ['phase=READY', 'phase', 'READY', /starting, ready, busy/],
    ['owner=', 'owner', '', /- for none/],
    ['owner=ana,', 'owner', '', /- for none/],
    ['owner=ana,!bo', 'owner', '!bo', /./],
    ['owner=CORP\\ana', 'owner', 'CORP\\ana', /./],
    ['owner=ana\\', 'owner', 'ana\\', /./],
    ['region=EU West', 'region', 'EU West', /eu-west-1/],
    ['account=12', 'account', '12', /12-digit/],
    ['tag=:x', 'tag', ':x', /key:value/],
    ['idle=30', 'idle', '30', /30m, 2h/],
    ['idle=>', 'idle', '>', /30m/],
    ['idle=2h..1h', 'idle', '2h..1h', /joined by/],
    ['idle=-5m', 'idle', '-5m', /30m/],
    ['idle=40000d', 'idle', '40000d', /30m/],
    ['cost=>1e999', 'cost', '>1e999', /12\.50/],
    ['cost=NaN', 'cost', 'NaN', /12\.50/],
    ['created=2026-02-30', 'created', '2026-02-30', /ISO-8601/],
    ['created=>yesterday', 'created', '>yesterday', /ISO-8601/],
    ['created=2026-08-01T25:00Z', 'created', '2026-08-01T25:00Z', /ISO-8601/],
    ['created=<9999-12-31T23:30-05:00', 'created', '<9999-12-31T23:30-05:00', /ISO-8601/],
    ['to=9999-12-31T23:30-05:00', 'to', '9999-12-31T23:30-05:00', /ISO-8601/],
    ['range=1y', 'range', '1y', /24h, 7d, 30d, 90d, all/],
    ['from=2026-13-01', 'from', '2026-13-01', /ISO-8601/],
    ['from=2026-08-02&to=2026-08-01', 'to', '2026-08-01', /after from/],
    ['from=2026-08-02&range=7d', 'range', '7d', /either range/],
    ['sort=size', 'sort', 'size', /created/],
    ['sort=cost,-cost', 'sort', '-cost', /once/],
    ['service=glue&service=athena', 'service', 'glue and athena', /commas/],
    ['colour=red', 'colour', 'red', /service, state, phase/],
    ['bucket=day', 'bucket', 'day', /only these parameters/],
  ])('%s is told', (query, parameter, value, allowed) => {
    const { problems } = parse(query);
    expect(problems).toEqual([{ parameter, value, allowed: expect.stringMatching(allowed) }]);
  });

  it('keeps what it understood beside what it did not', () => {
    const { filters, problems } = parse('service=glue,emr&idle=>30m');
    expect(problems).toHaveLength(1);
    expect(toQueryString(filters)).toBe('?service=glue&idle=%3E30m');
  });

  it('lets a route have parameters of its own, once each', () => {
    expect(parse('live=1', ['live']).problems).toEqual([]);
    expect(parse('live=1&live=0', ['live']).problems[0]).toMatchObject({ parameter: 'live', value: '1 and 0' });
  });

  it('H-05 refuses a query that is too long or has too many parameters, and shows values shortened', () => {
    expect(parse(`q=${'a'.repeat(MAX_QUERY_CHARS)}`)).toEqual({
      filters: EMPTY_FILTERS,
      problems: [{ parameter: 'query', value: '4098 characters', allowed: 'at most 4096 characters' }],
    });
    const many = Array.from({ length: 101 }, (_, at) => `p${at}=1`).join('&');
    expect(parse(many).problems).toEqual([
      { parameter: 'query', value: '101 parameters', allowed: 'at most 100 parameters' },
    ]);
    expect(parse(`service=${'x'.repeat(3000)}`).problems[0]?.value).toBe(`${'x'.repeat(100)}…`);
  });
});

describe('one field', () => {
  it('is read and written alone', () => {
    const { filter } = parseField('owner', '!ana,-');
    expect(filter).toEqual({ field: 'owner', negated: true, terms: [{ op: 'is', value: 'ana' }, { op: 'none' }] });
    expect(filter && serializeField(filter)).toBe('!ana,-');
  });

  it('refuses to write a term of another kind', () => {
    expect(() => serializeField({ field: 'idle', negated: false, terms: [{ op: 'is', value: 'x' }] })).toThrow(/idle/);
    expect(() => serializeField({ field: 'service', negated: false, terms: [{ op: 'none' }] })).toThrow(/service/);
  });

  it('is put in its place, or taken out', () => {
    const owner = { field: 'owner', negated: false, terms: [{ op: 'none' }] } as const;
    const service = { field: 'service', negated: false, terms: [{ op: 'is', value: 'glue' }] } as const;
    const both = withField(withField(EMPTY_FILTERS, 'owner', owner), 'service', service);
    expect(both.fields).toEqual([service, owner]);
    expect(withField(withField(both, 'service', null), 'owner', null)).toEqual(EMPTY_FILTERS);
    expect(FIELD_NAMES).toHaveLength(18);
  });
});
