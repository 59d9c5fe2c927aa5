import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIdentifier, clipUtf8, quoteIdentifier, utf8Length } from './identifier.ts';
import { quotedKeywords } from './keywords.gen.ts';

describe('quoteIdentifier (postgres-model:D1)', () => {
  it.each([
    ['orders', 'orders'],
    ['_x9', '_x9'],
    ['value', 'value'],
    ['Orders', '"Orders"'],
    ['a$b', '"a$b"'],
    ['9a', '"9a"'],
    ['a b', '"a b"'],
    ['a"b', '"a""b"'],
    ['größe', '"größe"'],
    ['select', '"select"'],
    // Reserved only since 16, or only as a column name: quoted for all versions and positions.
    ['system_user', '"system_user"'],
    ['json_table', '"json_table"'],
    ['integer', '"integer"'],
    ['left', '"left"'],
  ])('%s → %s', (name, quoted) => {
    expect(quoteIdentifier(name)).toBe(quoted);
  });

  it('knows keywords as data and leaves unreserved ones alone', () => {
    expect(quotedKeywords.size).toBeGreaterThan(160);
    for (const word of ['name', 'type', 'date', 'text', 'status', 'key']) {
      expect(quotedKeywords.has(word)).toBe(false);
    }
  });
});

describe('checkIdentifier (postgres-model:R4)', () => {
  it.each([
    ['orders', undefined],
    ['x'.repeat(63), undefined],
    ['x'.repeat(64), 'identifier-too-long'],
    ['é'.repeat(31), undefined],
    ['é'.repeat(32), 'identifier-too-long'],
    ['', 'identifier-empty'],
    ['a\0b', 'identifier-invalid'],
    ['a\ud800', 'identifier-invalid'],
    ['\udc00a', 'identifier-invalid'],
    ['😀', undefined],
  ])('%j', (name, code) => {
    expect(checkIdentifier(name)?.code).toBe(code);
  });

  it('offers the name that Postgres would cut it to', () => {
    expect(checkIdentifier(`${'a'.repeat(62)}é`)?.hint).toContain(`${'a'.repeat(62)}.`);
  });
});

describe('bytes of UTF-8', () => {
  it('are counted and clipped as TextEncoder counts them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(80), (text, bytes) => {
        const encoder = new TextEncoder();
        expect(utf8Length(text)).toBe(encoder.encode(text).length);
        const clipped = clipUtf8(text, bytes);
        expect(text.startsWith(clipped)).toBe(true);
        expect(utf8Length(clipped)).toBeLessThanOrEqual(bytes);
        expect(/\p{Surrogate}/u.test(clipped)).toBe(false);
        const next = [...text.slice(clipped.length)][0];
        if (next) expect(utf8Length(clipped + next)).toBeGreaterThan(bytes);
      }),
    );
  });
});
