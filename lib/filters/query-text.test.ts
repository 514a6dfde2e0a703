import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FILTERS, parseFilters, toQueryString } from './codec.ts';
import { FIELD_NAMES } from './field.ts';
import { anyFilters, hostileText } from './filters.fixture.ts';
import { MAX_QUERY_TEXT_CHARS, parseQueryText } from './query-text.ts';
import { serializeQueryText } from './query-text-write.ts';

const toUrl = (text: string) => toQueryString(parseQueryText(text).filters);
const told = (text: string) =>
  parseQueryText(text).problems.map(({ start, end, message }) => [text.slice(start, end), message]);

describe('a query text', () => {
  it.each([
    ['', '', ''],
    ['  ', '', ''],
    ['service:glue', '?service=glue', 'service:glue'],
    ['phase:idle service:glue,athena', '?service=glue,athena&phase=idle', 'service:glue,athena phase:idle'],
    ['!tag:team:risk', '?tag=!team:risk', '!tag:team:risk'],
    ['tag:!team:risk,env', '?tag=!team:risk,env', '!tag:team:risk,env'],
    ['cost:>5 idle:>30m', '?idle=%3E30m&cost=%3E5', 'idle:>30m cost:>5'],
    ['duration:1h..4h', '?duration=1h..4h', 'duration:1h..4h'],
    ['created:>=2026-08-01T10:00Z', '?created=%3E%3D2026-08-01T10:00Z', 'created:>=2026-08-01T10:00Z'],
    ['cost:"5"', '?cost=5', 'cost:5'],
    ['owner:-', '?owner=-', 'owner:-'],
    ['owner:"-"', '?owner=%5C-', 'owner:"-"'],
    ['owner:\\-', '?owner=%5C-', 'owner:"-"'],
    ['owner:"Ana Lee",bo', '?owner=Ana+Lee,bo', 'owner:"Ana Lee",bo'],
    ['owner:"a,b"', '?owner=a%5C,b', 'owner:"a,b"'],
    ['owner:a\\,b', '?owner=a%5C,b', 'owner:"a,b"'],
    ['owner:"say \\"hi\\""', '?owner=say+%22hi%22', 'owner:"say \\"hi\\""'],
    ['name:""', '?name=%5Ce', 'name:""'],
    ['tag:"my key":"my: value"', '?tag=my+key:my:+value', 'tag:"my key":"my: value"'],
    ['tag:"a:b":c', '?tag=a%5C:b:c', 'tag:"a:b":c'],
    ['tag:team:""', '?tag=team:', 'tag:team:'],
    ['notebook', '?q=notebook', 'notebook'],
    ['free text', '?q=free+text', '"free text"'],
    ['"free text" service:glue', '?service=glue&q=free+text', 'service:glue "free text"'],
    ['!notebook', '?q=!notebook', '!notebook'],
    ['!"free text"', '?q=!free+text', '!"free text"'],
    ['q:one,two', '?q=one,two', 'q:one,two'],
    ['q:one', '?q=one', 'one'],
    ['a,b', '?q=a%5C,b', 'a,b'],
    ['CORP\\ana', '?q=CORP%5C%5Cana', 'CORP\\ana'],
    ['"service:glue"', '?q=service:glue', '"service:glue"'],
    ['10:30', '?q=10:30', '"10:30"'],
    ['5" wide', '?q=5%22+wide', '"5\\" wide"'],
    ['service:glue\u00a0phase:idle\n', '?service=glue&phase=idle', 'service:glue phase:idle'],
    ['name:"a\\u202Eb"', '?name=a%E2%80%AEb', 'name:"a\\u202Eb"'],
  ])('%s means %s', (text, query, canonical) => {
    expect(told(text)).toEqual([]);
    expect(toUrl(text)).toBe(query);
    expect(serializeQueryText(parseQueryText(text).filters.fields)).toBe(canonical);
    expect(toUrl(canonical)).toBe(query);
  });

  it.each([
    ['servce:glue', 'servce:', /no field “servce”.*Did you mean service.*quotes/],
    ['stat:READY', 'stat:', /Did you mean state/],
    ['xyzzy:1', 'xyzzy:', /Fields: service, state/],
    ['__proto__:1', '__proto__:', /no field/],
    ['constructor:1', 'constructor:', /no field/],
    ['range:7d', 'range:', /time window has its own button/],
    ['sort:cost', 'sort:', /heads of the columns/],
    ['service:hadoop', 'hadoop', /“hadoop” is no value of service. Allowed: emr-serverless, glue, athena/],
    ['service:glue,hadoop', 'hadoop', /Allowed/],
    ['service:', 'service:', /missing.*glue/],
    ['service:glue,', ',', /missing/],
    ['cost:>', '>', /12\.50/],
    ['cost:abc', 'abc', /12\.50/],
    ['idle:30', '30', /30m/],
    ['owner:CORP\\ana', 'CORP\\ana', /no value of owner/],
    ['name:"open', '"open', /not closed/],
    ['"open', '"open', /not closed/],
    ['!', '!', /left out/],
    ['!service:!glue', '!service:!glue', /negated twice/],
    ['service:glue service:athena', 'service:athena', /comma/],
    ['one service:glue two', 'two', /q:one,two/],
    ['!one two', 'two', /q:one,two/],
  ])('%s is told at its place', (text, place, message) => {
    expect(told(text)).toEqual([[place, expect.stringMatching(message)]]);
  });

  it('keeps in force what it understood beside what it did not', () => {
    expect(toUrl('service:glue,hadoop bogus:1 phase:idle service:athena')).toBe('?service=glue&phase=idle');
  });

  it('leaves the window and the sort as they are', () => {
    const around = parseFilters(new URLSearchParams('range=7d&sort=-cost&owner=ana')).filters;
    expect(toQueryString(parseQueryText('service:glue', around).filters)).toBe('?service=glue&range=7d&sort=-cost');
  });

  it('says where each part stands', () => {
    const text = '!tag:team:risk,env idle:!>30m a b';
    const tokens = parseQueryText(text).tokens.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
    expect(tokens).toEqual([
      ...['negation !', 'field tag:', 'value team:risk', 'value env'],
      ...['field idle:', 'negation !', 'value >30m', 'text a b'],
    ]);
  });

  it('P: is read back from any filters as what they were', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const text = serializeQueryText(filters.fields);
        const { filters: read, problems } = parseQueryText(text, filters);
        expect(problems).toEqual([]);
        expect(read).toEqual(filters);
        // An input field drops line ends; a control or a mark of direction would hide or turn what stands beside it.
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('P: of any kind throws nothing, and what is understood has one spelling', () => {
    const word = fc.oneof(
      hostileText,
      fc.constantFrom(...FIELD_NAMES.map((name) => `${name}:`), '"', ' ', '!', ',', '\\', 'glue', '>5', '30m', '..'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join('');
        const { filters, tokens, problems } = parseQueryText(text);
        for (const { start, end } of [...tokens, ...problems]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(tokens).toEqual(tokens.toSorted((left, right) => left.start - right.start));
        const canonical = serializeQueryText(filters.fields);
        expect(parseQueryText(canonical).problems).toEqual([]);
        expect(serializeQueryText(parseQueryText(canonical).filters.fields)).toBe(canonical);
        expect(toQueryString(parseQueryText(canonical).filters)).toBe(toQueryString(filters));
      }),
      { numRuns: 2000 },
    );
  });

  it('touches no prototype', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const { fields } = parseQueryText(`${name}:{} !${name}:x tag:${name}:1`).filters;
      expect(fields).toEqual([{ field: 'tag', negated: false, terms: [{ op: 'tag', key: name, value: '1' }] }]);
    }
  });

  it('H-05 of a megabyte is refused with the limit, and leaves the filters as they are', () => {
    const around = parseQueryText('service:glue').filters;
    for (const unit of ['a', '"', '\\', '!', 'service:', ',', 'a:b ', ' ']) {
      const { filters, problems } = parseQueryText(unit.repeat(1_000_000 / unit.length), around);
      expect(filters).toBe(around);
      expect(problems).toEqual([
        expect.objectContaining({ message: expect.stringContaining(`${MAX_QUERY_TEXT_CHARS}`) }),
      ]);
    }
  });

  it('H-05 that no address could carry is refused', () => {
    const { filters, problems } = parseQueryText(`owner:${'é'.repeat(1000)}`);
    expect(filters).toBe(EMPTY_FILTERS);
    expect(problems[0]?.message).toMatch(/do not fit into an address/);
  });

  it('takes bombs of the longest length that is read as text', () => {
    for (const bomb of ['(a+)+$', '.*', '[[[[', 'a'.repeat(99), 'x-', '""', '\\\\', '!!']) {
      const text = bomb.repeat(MAX_QUERY_TEXT_CHARS).slice(0, MAX_QUERY_TEXT_CHARS);
      expect(() => parseQueryText(text)).not.toThrow();
    }
  });
});
