import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dollarQuote, quoteLiteral } from './literal.ts';

describe('quoteLiteral (security:Q3)', () => {
  it.each([
    ['', "''"],
    ["it's", "'it''s'"],
    ['a\nb\tc', "'a\nb\tc'"],
    ['a\\b', "E'a\\\\b'"],
    ["\\'", "E'\\\\'''"],
    ['a\rb\u0001', "E'a\\u000db\\u0001'"],
    ['$$;--', "'$$;--'"],
  ])('%j → %s', (text, literal) => {
    expect(quoteLiteral(text)).toBe(literal);
  });
});

describe('dollarQuote (security:Q4)', () => {
  it.each([
    ['x', '$$x$$'],
    ['a $$ b', '$body$a $$ b$body$'],
    ['ends in $', '$body$ends in $$body$'],
    ['$$ $body$', '$body1$$$ $body$$body1$'],
    ['$$ and $body', '$body1$$$ and $body$body1$'],
  ])('%j → %s', (body, quoted) => {
    expect(dollarQuote(body)).toBe(quoted);
  });

  it('ends at its own end and nowhere before', () => {
    const dollars = fc
      .array(fc.constantFrom('$', '$$', 'body', '1', 'x', '$body$'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(dollars, (body) => {
        const quoted = dollarQuote(body);
        const tag = quoted.slice(0, quoted.indexOf('$', 1) + 1);
        expect(quoted.indexOf(tag, tag.length)).toBe(quoted.length - tag.length);
        expect(quoted.slice(tag.length, -tag.length)).toBe(body);
      }),
    );
  });
});
