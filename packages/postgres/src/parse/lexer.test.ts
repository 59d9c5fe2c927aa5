// Tokens by PostgreSQL's lexical rules.
import { describe, expect, test } from 'vitest';
import { openComment, Tokens } from './lexer.ts';

const tokens = (text: string): string[] => {
  const all = new Tokens(text, 0, text.length);
  return Array.from({ length: all.count }, (_, i) => text.slice(all.start(i), all.end(i)));
};

test.each([
  ["a 'b c' d", ['a', "'b c'", 'd']],
  ["'it''s' x", ["'it''s'", 'x']],
  ["E'a\\'b' x", ["E'a\\'b'", 'x']],
  ["e'\\\\' x", ["e'\\\\'", 'x']],
  ["'a\\' x", ["'a\\'", 'x']],
  ['U&\'\\0061\' U&"a""b" u & b', ["U&'\\0061'", 'U&"a""b"', 'u', '&', 'b']],
  ["b'1' X'F' n'x' N'y'", ["b'1'", "X'F'", "n'x'", "N'y'"]],
  ['"a""b".c', ['"a""b"', '.', 'c']],
  ['$$a$$ b', ['$$a$$', 'b']],
  ['$x$ $$ $y$ $x$ b', ['$x$ $$ $y$ $x$', 'b']],
  ['$1 a$b$c', ['$1', 'a$b$c']],
  ['a--b\nc', ['a', 'c']],
  ['a--b\rc', ['a', 'c']],
  ['a/*b/*c*/d*/e', ['a', 'e']],
  ['a/b*c', ['a', '/', 'b', '*', 'c']],
  ['été_😀 x', ['été_😀', 'x']],
  ['1.5e10 .5', ['1.5e10', '.', '5']],
  ["'open", ["'open"]],
  ['$$open', ['$$open']],
  ['"open', ['"open']],
])('%j', (text, expected) => {
  expect(tokens(text)).toEqual(expected);
});

describe('brackets', () => {
  test.each([
    [
      '(a, (b, c), d[1, 2])',
      [
        [1, 2],
        [3, 8],
        [9, 15],
      ],
    ],
    ['()', []],
    [
      '(\'a,b\', "c,d")',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('%s', (text, expected) => {
    const all = new Tokens(text, 0, text.length);
    expect(all.closing(0)).toBe(all.count - 1);
    expect(all.splitAtCommas(1, all.count - 1)).toEqual(expected);
  });
});

test.each([
  ['', -1],
  ['  -- /* x\n', -1],
  ['/* a */ /* b /* c */ */', -1],
  ['  /* a', 2],
  ['/**/ /* a /* b */', 5],
  ['-- x\n/*', 5],
  ['/*/', 0],
])('the comment that nothing closes in %j begins at %i', (text, at) => {
  expect(openComment(text, 0, text.length)).toBe(at);
});
