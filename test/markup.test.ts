/**
 * Guard (security:X1): names, comments and SQL come from strangers, so nothing in the browser turns
 * text into markup or code. React's text nodes and the DOM's `textContent` do what is needed.
 */
import { expect, test } from 'vitest';
import { codeOf, isCode, isTest, lineAt, repositoryFiles, type SourceFile } from './sources.ts';

const forbidden =
  /\bdangerouslySetInnerHTML\b|\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\s*\.\s*write(?:ln)?\b|\bsrcdoc\b|\bsrcDoc\b|(?<![\w$.])eval\s*\(|\bnew\s+Function\s*\(|\bcreateContextualFragment\b/g;

const inBrowser = (path: string) =>
  /^apps\/web\/|^packages\/(?!testkit\/|database\/)[^/]+\/src\//.test(path);

function problems(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      (file) =>
        inBrowser(file.path) &&
        !isTest(file.path) &&
        (isCode(file.path) || file.path.endsWith('.html')),
    )
    .flatMap((file) => {
      const code = isCode(file.path) ? codeOf(file.text, { strings: true }) : file.text;
      return [...code.matchAll(forbidden)].map(
        (match) =>
          `${file.path}:${lineAt(file.text, match.index)} uses ${match[0].trim()}: make text nodes instead`,
      );
    });
}

test('nothing in the browser makes markup or code of text', () => {
  expect(problems(repositoryFiles())).toEqual([]);
});

test.each([
  '<div dangerouslySetInnerHTML={{ __html: name }} />',
  'node.innerHTML = name;',
  "node['innerHTML'] = name;",
  "node.insertAdjacentHTML('beforeend', name);",
  'document.write(name);',
  '<iframe srcDoc={name} />',
  'eval(name);',
  'new Function(name)();',
])('goes red: %s', (text) => {
  expect(problems([{ path: 'apps/web/src/a.tsx', text }])).toHaveLength(1);
  expect(problems([{ path: 'packages/layout/src/a.ts', text }])).toHaveLength(1);
});

test.each(['// no innerHTML here', 'node.textContent = name;', 'evaluate(x); retrieval(x);'])(
  'allows: %s',
  (text) => {
    expect(problems([{ path: 'apps/web/src/a.tsx', text }])).toEqual([]);
  },
);
