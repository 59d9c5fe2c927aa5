// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code as data
import { describe, expect, test } from 'vitest';
import { codeOf, importsOf, packageOf, repositoryFiles } from './sources.ts';

describe('codeOf', () => {
  test.each([
    ['a // b', 'a', 'a'],
    ['a /* b */ c', 'a         c', 'a         c'],
    ["'// a' // b", "'// a'", "'    '"],
    ["'it\\'s' + x", "'it\\'s' + x", "'     ' + x"],
    [
      '`a ${b /* c */ + `d${e}`} f` + g',
      '`a ${b         + `d${e}`} f` + g',
      '`  ${b         + ` ${e}`}  ` + g',
    ],
    ['`${{ a: 1 }.a}` // b', '`${{ a: 1 }.a}`', '`${{ a: 1 }.a}`'],
    ['x = /[\'"/]/g; y // z', 'x = /[\'"/]/g; y', 'x =         ; y'],
    ['a / b / c // d', 'a / b / c', 'a / b / c'],
  ])('%s', (text, withStrings, without) => {
    expect(codeOf(text, { strings: true }).trimEnd()).toBe(withStrings);
    expect(codeOf(text, { strings: false }).trimEnd()).toBe(without);
    expect(codeOf(text, { strings: false })).toHaveLength(text.length);
  });
});

describe('importsOf', () => {
  test.each([
    ["import a from 'b';", ['b']],
    ["import 'b';", ['b']],
    ["import type { A } from 'b';", ['type b']],
    ["import { type A } from 'b';", ['b']],
    ["import {\n  a,\n  b,\n} from 'c';", ['c']],
    ['import * as a from \'b\';\nimport c, { d } from "e";', ['b', 'e']],
    [
      "export { a } from 'b';\nexport * from 'c';\nexport type { D } from 'e';",
      ['b', 'c', 'type e'],
    ],
    ["const a = await import('b');", ['b']],
    ["type A = import('b').A;", ['b']],
    ["// import a from 'b'\nconst c = 1;", []],
    ['const a = "import b from \'b\'";', []],
    ["const a = from('b'); export const c = 'd';", []],
    ["import a from './b.css?inline';", ['./b.css?inline']],
  ])('%s', (text, expected) => {
    const found = importsOf({ path: 'a.ts', text });
    expect(found.map((entry) => (entry.typeOnly ? 'type ' : '') + entry.specifier)).toEqual(
      expected,
    );
  });
});

test('packageOf', () => {
  expect(['a', 'a/b', '@a/b', '@a/b/c', './a', 'node:fs'].map(packageOf)).toEqual([
    'a',
    'a',
    '@a/b',
    '@a/b',
    undefined,
    undefined,
  ]);
});

test('the files of the repository are found', () => {
  const paths = repositoryFiles().map((file) => file.path);
  expect(paths).toContain('package.json');
  expect(paths).toContain('packages/model/src/index.ts');
  expect(paths.filter((path) => /node_modules|(^|\/)dist\//.test(path))).toEqual([]);
});
