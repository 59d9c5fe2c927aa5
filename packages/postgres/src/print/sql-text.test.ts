import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteIdentifier } from '../identifier.ts';
import { quoteLiteral } from '../literal.ts';
import { renderSqlText } from './sql-text.ts';

const names: Record<string, string> = { a: 'plain', b: `"it's"`, c: '"back\\slash\'s"' };
const nameOf = (id: string): string => names[id] as string;

describe('references render where they stand', () => {
  it.each([
    [[{ id: 'a' }, ' > 0'], 'plain > 0'],
    [["nextval('s.", { id: 'b' }, "'::regclass)"], `nextval('s."it''s"'::regclass)`],
    [["f(E'", { id: 'c' }, "')"], `f(E'"back\\\\slash''s"')`],
    [["'it''s' || ", { id: 'b' }], `'it''s' || "it's"`],
    [["$$'$$ || '", { id: 'b' }, "'"], `$$'$$ || '"it''s"'`],
    [["/* ' */ ", { id: 'b' }], `/* ' */ "it's"`],
    [["-- '\n", { id: 'b' }], `-- '\n"it's"`],
  ])('%j', (sql, text) => {
    const rendered = renderSqlText(sql, nameOf, 'expression');
    expect(rendered.text).toBe(text);
    expect(rendered.problem).toBeUndefined();
  });
});

describe('text that would reach beyond its place is found', () => {
  it.each([
    ['a', undefined],
    ['f(a, b)', undefined],
    ["'a;b,c('", undefined],
    ['"a;b)"', undefined],
    ['$t$;,)$t$', undefined],
    ["E'\\';'", undefined],
    ['a /* ; /* ) */ ( */', undefined],
    ['ARRAY[1, 2]', undefined],
    ['a -- ;', undefined],
    ["'a", 'unterminated'],
    ['"a', 'unterminated'],
    ['$t$ $$', 'unterminated'],
    ['/* /* */', 'unterminated'],
    ["E'\\'", 'unterminated'],
    ['a)', 'unbalanced'],
    ['(a', 'unbalanced'],
    [') OR (', 'unbalanced'],
    ['a;', 'semicolon'],
    ['a, b', 'comma'],
  ])('%s → %s', (text, problem) => {
    expect(renderSqlText([text], nameOf, 'expression').problem).toBe(problem);
  });

  it('lets a query have commas, and an atomic body semicolons', () => {
    expect(renderSqlText(['SELECT a, b'], nameOf, 'query').problem).toBeUndefined();
    expect(renderSqlText(['BEGIN ATOMIC SELECT 1; END'], nameOf, 'query').problem).toBeUndefined();
    expect(renderSqlText(['SELECT 1; SELECT 2'], nameOf, 'query').problem).toBe('semicolon');
  });

  it('refuses a reference inside a comment or a dollar-quoted text', () => {
    expect(renderSqlText(['-- ', { id: 'a' }], nameOf, 'expression').problem).toBe('unterminated');
    expect(renderSqlText(['$$', { id: 'a' }, '$$'], nameOf, 'expression').problem).toBe(
      'unterminated',
    );
  });

  it('ends a line comment before what follows', () => {
    expect(renderSqlText(['a -- why'], nameOf, 'expression').text).toBe('a -- why\n');
    expect(renderSqlText(["'-- no'"], nameOf, 'expression').text).toBe("'-- no'");
  });

  it('knows what the outer parentheses hold', () => {
    const wrapped = (text: string) => renderSqlText([text], nameOf, 'expression').wrapped;
    expect(wrapped('(a AND b)')).toBe(true);
    expect(wrapped('(a) AND (b)')).toBe(false);
    expect(wrapped('f(a)')).toBe(false);
    expect(wrapped("(')')")).toBe(true);
  });

  it('takes quoted identifiers and literals of any content for what they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = text.replace(/[\0]/g, '');
        for (const quoted of [
          quoteLiteral(clean),
          `"${clean.replaceAll('"', '""')}"`,
          quoteIdentifier(clean || 'x'),
        ]) {
          expect(renderSqlText([`(${quoted})`], nameOf, 'expression').problem).toBeUndefined();
        }
      }),
    );
  });
});
