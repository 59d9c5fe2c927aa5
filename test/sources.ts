/**
 * What the repository's guards look at: the files of the repository, code without its comments and
 * strings, and the imports of a file. TypeScript 7 has no compiler interface for JavaScript, so this
 * is a small scanner; it must only be good enough that a rule broken in ordinary code is found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file by its path from the repository's root, with `/` between folders. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One import or re-export. */
export interface Import {
  readonly specifier: string;
  /** It disappears when the file is compiled (`import type`). */
  readonly typeOnly: boolean;
}

const root = fileURLToPath(new URL('../', import.meta.url));
const ignored = new Set([
  'node_modules',
  'dist',
  '.git',
  '.ermine',
  'test-results',
  'playwright-report',
]);

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pathsBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

let read: readonly SourceFile[] | undefined;

/** Every file of the repository that a person wrote, binary ones as if they were Latin-1. */
export function repositoryFiles(): readonly SourceFile[] {
  read ??= pathsBelow(root)
    .map((path) => {
      const bytes = readFileSync(path);
      const binary = bytes.includes(0);
      return {
        path: relative(root, path).replaceAll('\\', '/'),
        text: bytes.toString(binary ? 'latin1' : 'utf8'),
      };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  return read;
}

/** Whether a file is a program that guards read. */
export const isCode = (path: string): boolean => /\.(?:ts|tsx|mts|mjs|js)$/.test(path);

/** Whether a file runs in tests only. */
export const isTest = (path: string): boolean =>
  /\.(?:test|fixture)\.tsx?$|^(?:test|e2e|benchmarks)\/|^packages\/testkit\//.test(path);

/** The workspace that a file belongs to, such as `packages/model`; undefined outside of workspaces. */
export function workspaceOf(path: string): string | undefined {
  return /^(?:packages|apps)\/[^/]+(?=\/)/.exec(path)?.[0];
}

/** Position of the line that an offset is on, for messages. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`|\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|[{}]/g;
const beforePattern = /(?:^|[(,=:[!&|?{};+\-*%>~^]|\b(?:return|typeof|case|of|in|do|else))\s*$/;

/**
 * The code with comments blanked out and, if asked for, the contents of strings too; every character
 * keeps its place. Expressions inside template strings stay.
 */
export function codeOf(text: string, options: { readonly strings: boolean }): string {
  let result = '';
  let at = 0;
  // One entry for each open template string: the depth of braces at which its expression ends.
  const templates: number[] = [];
  let depth = 0;

  const templateText = (start: number): number => {
    for (let end = start; end < text.length; end++) {
      if (text[end] === '\\') end++;
      else if (text[end] === '`' || text.startsWith('${', end)) {
        const inside = text.slice(start, end);
        result += options.strings ? inside : blank(inside);
        return end;
      }
    }
    return text.length;
  };
  const afterTemplateText = (end: number): number => {
    if (text[end] === '`') {
      result += '`';
      return end + 1;
    }
    if (end >= text.length) return end;
    templates.push(depth++);
    result += '${';
    return end + 2;
  };

  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) break;
    const [piece] = found;
    const before = text.slice(at, found.index);
    result += before;
    at = found.index + piece.length;
    if (piece.startsWith('//') || piece.startsWith('/*')) result += blank(piece);
    else if (piece === '`') {
      result += '`';
      at = afterTemplateText(templateText(at));
    } else if (piece === '{') {
      depth++;
      result += piece;
    } else if (piece === '}') {
      depth--;
      result += piece;
      if (templates.at(-1) === depth) {
        templates.pop();
        at = afterTemplateText(templateText(at));
      }
    } else if (piece.startsWith('/')) {
      // A division unless something precedes it after which only a pattern can follow.
      if (beforePattern.test(result.slice(-20))) result += options.strings ? piece : blank(piece);
      else {
        result += '/';
        at = found.index + 1;
      }
    } else
      result += options.strings ? piece : `${piece[0]}${blank(piece.slice(1, -1))}${piece.at(-1)}`;
  }
  return result + text.slice(result.length);
}

const importStatement =
  /(?<![\w$.])(?:import|export)\s+(?:(?<type>type)\s+(?!from\b))?(?:[\w$*{][^'"`;()]*?\sfrom\s*)?(?<quote>['"])(?<specifier>[^'"\n]+)\k<quote>/g;
const importCall = /(?<![\w$.])(?:import|require|require\.resolve)\(\s*(['"])([^'"\n]+)\1/g;

/** Everything that a file imports or re-exports, dynamic imports included. */
export function importsOf(file: SourceFile): Import[] {
  const code = codeOf(file.text, { strings: true });
  const outsideStrings = codeOf(file.text, { strings: false });
  const found: Import[] = [];
  for (const match of code.matchAll(importStatement)) {
    if (outsideStrings[match.index] === ' ') continue;
    const { type, specifier } = match.groups as { type?: string; specifier: string };
    // `import { type A, type B } from` leaves an import for its effects, so it is not type-only.
    found.push({ specifier, typeOnly: type !== undefined });
  }
  for (const match of code.matchAll(importCall))
    if (outsideStrings[match.index] !== ' ')
      found.push({ specifier: match[2] as string, typeOnly: false });
  return found;
}

/** The package that a specifier names, or undefined for a relative path or a module of Node. */
export function packageOf(specifier: string): string | undefined {
  if (/^[./]|^node:|^virtual:/.test(specifier)) return undefined;
  return /^(?:@[^/]+\/)?[^/?]+/.exec(specifier)?.[0];
}
