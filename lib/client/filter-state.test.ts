import { describe, expect, it } from 'vitest';
import { canonicalSearch } from './filter-state.ts';

describe('the address of a list', () => {
  it('is written in canonical order, without defaults and without what nobody understands', () => {
    const search = new URLSearchParams('sort=-created&range=7d&bogus=1&owner=ana&service=glue&idle=abc');
    expect(canonicalSearch(search).toString()).toBe('service=glue&owner=ana&range=7d');
  });

  it('keeps the session that is open beside the list, behind the filters', () => {
    const search = new URLSearchParams({ open: 'glue/210987654321/us-east-1/-/a%2Fb', service: 'glue', bogus: '1' });
    const written = canonicalSearch(search);
    expect([...written]).toEqual([
      ['service', 'glue'],
      ['open', 'glue/210987654321/us-east-1/-/a%2Fb'],
    ]);
    expect(canonicalSearch(new URLSearchParams('open=&range=7d')).toString()).toBe('range=7d');
  });

  it('stays as it is once it is canonical', () => {
    const once = canonicalSearch(new URLSearchParams('q=a%2Cb&tag=team:fraud&duration=>1h&range=90d'));
    expect(canonicalSearch(once).toString()).toBe(once.toString());
  });
});
