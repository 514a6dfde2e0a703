import { describe, expect, it } from 'vitest';
import { canonicalSearch } from './filter-state.ts';

describe('the address of a list', () => {
  it('is written in canonical order, without defaults and without what nobody understands', () => {
    const search = new URLSearchParams('sort=-created&range=7d&bogus=1&owner=ana&service=glue&idle=abc');
    expect(canonicalSearch(search).toString()).toBe('service=glue&owner=ana&range=7d');
  });

  it('stays as it is once it is canonical', () => {
    const once = canonicalSearch(new URLSearchParams('q=a%2Cb&tag=team:fraud&duration=>1h&range=90d'));
    expect(canonicalSearch(once).toString()).toBe(once.toString());
  });
});
