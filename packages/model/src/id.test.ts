import { describe, expect, it } from 'vitest';
import { createIdSource, createSeededIdSource, idPrefix, isId } from './id.ts';
import { kindOf, kindOfPrefix, kinds } from './kinds/index.ts';

describe('ids (postgres-model:R1)', () => {
  it.each([
    ['tbl_0123456789abcdef', true],
    ['db_0123456789abcdef', true],
    ['tbl_0123456789abcde', false],
    ['tbl_0123456789abcdefg', false],
    // Crockford's base32 has no i, l, o and u.
    ['tbl_0123456789abcdei', false],
    ['tbl_0123456789abcdel', false],
    ['tbl_0123456789abcdeo', false],
    ['tbl_0123456789abcdeu', false],
    ['tbl_0123456789ABCDEF', false],
    ['tbl0123456789abcdef', false],
    ['__proto__', false],
    ['tbl_0123456789abcdef\n', false],
  ])('%s: %s', (text, expected) => {
    expect(isId(text)).toBe(expected);
  });

  it('a source gives well-formed, different ids from random bytes', () => {
    const newId = createIdSource((count) => crypto.getRandomValues(new Uint8Array(count)));
    const ids = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      const id = newId('tbl');
      expect(isId(id)).toBe(true);
      expect(idPrefix(id)).toBe('tbl');
      ids.add(id);
    }
    expect(ids.size).toBe(1000);
  });

  it('a seed fixes the ids, another seed gives others', () => {
    const make = (seed: number) => {
      const newId = createSeededIdSource(seed);
      return Array.from({ length: 500 }, () => newId('col'));
    };
    expect(make(3)).toEqual(make(3));
    expect(new Set([...make(3), ...make(4), ...make(0)]).size).toBe(1500);
  });
});

describe('prefixes', () => {
  it('each kind has its own, of a form that ids may have', () => {
    const all = Object.values(kinds).map((kind) => kind.prefix);
    expect(new Set(all).size).toBe(all.length);
    for (const [name, kind] of Object.entries(kinds)) {
      expect(kind.kind).toBe(name);
      expect(isId(`${kind.prefix}_0000000000000000`)).toBe(true);
      expect(kindOfPrefix(kind.prefix)?.kind).toBe(name);
    }
  });

  it('unknown kinds have none, names of object members are unknown', () => {
    for (const name of ['zebra', 'constructor', '__proto__', 'toString']) {
      expect(kindOf(name)).toBeUndefined();
      expect(kindOfPrefix(name)).toBeUndefined();
    }
  });
});
