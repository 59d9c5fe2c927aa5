// psql's own language around SQL: backslash commands, COPY data, variables (postgres-model §3.2). None of
// it is ever executed.

import type { Diagnostic } from '@ermine/model';
import type { Outcome } from '@ermine/postgres';
import { openComment, readStatement, readToken, skipBlank, TokenType } from '@ermine/postgres';

/** A statement of the source: its stretch, and the text to parse where it differs from the source's. */
export interface SqlPiece {
  readonly type: 'sql';
  readonly start: number;
  readonly end: number;
  readonly textEnd: number;
  /** Text with variables replaced. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Ended by a psql command that would execute its result. */
  readonly executes?: string;
}

/** A stretch that is not parsed: a psql command or data. */
export interface OtherPiece {
  readonly type: 'other';
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly outcome: Outcome;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a source consists of, in order. */
export type SourcePiece = SqlPiece | OtherPiece;

const failing: Readonly<Record<string, string>> = {
  i: 'include not available',
  include: 'include not available',
  ir: 'include not available',
  include_relative: 'include not available',
  '!': 'shell commands are never executed',
  gexec: 'the result of a query is never executed',
  gset: 'variables are not set from a query',
};

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}

function note(
  code: string,
  severity: Diagnostic['severity'],
  message: string,
  hint?: string,
): Diagnostic {
  return { code, severity, message, ...(hint ? { hint } : {}) };
}

const copyFromStdin = /^copy\b[\s\S]*\bfrom\s+stdin\b/i;

/** Splits a source into statements, psql commands and data; variables come from `\set` and from `defines`. */
export function splitSource(text: string, defines: ReadonlyMap<string, string>): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  const variables = new Map(defines);
  const conditions: boolean[] = [];
  const isCommand = (at: number): boolean => text[at] === '\\';
  let at = skipBlank(text, 0, text.length);
  while (at < text.length) {
    if (text[at] === '\\') {
      at = command(text, at, variables, conditions, pieces);
    } else if (conditions.includes(false)) {
      const piece = readStatement(text, at, text.length, isCommand);
      pieces.push({
        type: 'other',
        start: at,
        end: Math.max(piece.end, at + 1),
        tag: '\\if',
        outcome: 'failed',
        diagnostics: [
          note(
            'condition-unknown',
            'error',
            'the statement stands inside an \\if whose condition is not known',
            'Define the variable: --define NAME=VALUE',
          ),
        ],
      });
      at = skipBlank(text, Math.max(piece.end, at + 1), text.length);
    } else {
      const piece = readStatement(text, at, text.length, isCommand);
      const end = Math.max(piece.end, at + 1);
      const words = text.slice(at, Math.min(piece.textEnd, at + 4)).toLowerCase();
      if (words === 'copy' && copyFromStdin.test(text.slice(at, piece.textEnd))) {
        at = copyData(text, at, end, pieces);
      } else {
        const replaced = replaceVariables(text, at, piece.textEnd, variables);
        pieces.push({ type: 'sql', start: at, end, textEnd: piece.textEnd, ...replaced });
        at = end;
      }
    }
    at = skipBlank(text, at, text.length);
  }
  const open = openComment(text, pieces.at(-1)?.end ?? 0, text.length);
  if (open >= 0) pieces.push(unterminatedComment(open, text.length));
  return pieces;
}

function unterminatedComment(start: number, end: number): OtherPiece {
  return {
    type: 'other',
    start,
    end,
    tag: 'SQL',
    outcome: 'failed',
    diagnostics: [
      note(
        'syntax-error',
        'error',
        'unterminated /* comment',
        'Close the comment with */: all that follows it was passed over.',
      ),
    ],
  };
}

/** One backslash command up to the end of its line. */
function command(
  text: string,
  at: number,
  variables: Map<string, string>,
  conditions: boolean[],
  pieces: SourcePiece[],
): number {
  const end = lineEnd(text, at);
  const line = text.slice(at + 1, end);
  const name = /^([A-Za-z_]+|!|\.|\S)/.exec(line)?.[1] ?? '';
  const rest = line.slice(name.length).trim();
  const push = (outcome: Outcome, diagnostics: readonly Diagnostic[] = []): void => {
    pieces.push({ type: 'other', start: at, end, tag: `\\${name}`, outcome, diagnostics });
  };
  if (name === 'set') {
    const match = /^(\S+)\s*(.*)$/.exec(rest);
    if (match) variables.set(match[1] as string, (match[2] as string).replace(/^'(.*)'$/, '$1'));
    push('session');
  } else if (name === 'unset') {
    variables.delete(rest);
    push('session');
  } else if (name === 'copy') {
    push('data', [note('data', 'note', `data was left out: \\copy ${rest.slice(0, 60)}`)]);
  } else if (name === 'if') {
    const value = rest.startsWith(':')
      ? variables.get(rest.slice(1).replace(/^\{\?(.*)\}$/, '$1'))
      : rest;
    const defined = /^:\{\?(\w+)\}$/.exec(rest);
    if (defined) conditions.push(variables.has(defined[1] as string));
    else conditions.push(/^(true|on|yes|1|t)$/i.test(value ?? ''));
    push('session');
  } else if (name === 'elif') {
    conditions[conditions.length - 1] = false;
    push('session');
  } else if (name === 'else') {
    const last = conditions.length - 1;
    if (last >= 0) conditions[last] = !conditions[last];
    push('session');
  } else if (name === 'endif') {
    conditions.pop();
    push('session');
  } else if (failing[name]) {
    const last = pieces[pieces.length - 1];
    if (name === 'gexec' && last?.type === 'sql' && text.slice(last.end, at).trim() === '') {
      pieces[pieces.length - 1] = { ...last, executes: name };
    }
    push('failed', [note('psql-command', 'error', failing[name] as string)]);
  } else if (name === 'connect' || name === 'c') {
    push('session', [
      note(
        'connect',
        'note',
        `\\connect ${rest} was read as a comment: all objects go into one design`,
      ),
    ]);
  } else push('session');
  return end;
}

/** COPY … FROM stdin and its rows, up to the line with a backslash and a full stop. */
function copyData(
  text: string,
  start: number,
  statementEnd: number,
  pieces: SourcePiece[],
): number {
  const first = text.indexOf('\n', statementEnd);
  const head = text.slice(start, statementEnd);
  const table = /^copy\s+((?:"(?:[^"]|"")*"|[^\s(])+)/i.exec(head)?.[1] ?? '';
  const push = (end: number, rows: number, ended: boolean): number => {
    pieces.push({
      type: 'other',
      start,
      end,
      tag: 'COPY',
      outcome: 'data',
      diagnostics: [
        note('data', 'note', `${rows} ${rows === 1 ? 'row' : 'rows'} of ${table} were left out`),
        ...(ended
          ? []
          : [
              note(
                'unterminated-copy',
                'warning',
                'the data of COPY have no end marker',
                'A line with \\. ends them.',
              ),
            ]),
      ],
    });
    return end;
  };
  if (first < 0) return push(statementEnd, 0, false);
  let rows = 0;
  for (let at = first + 1; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    if (text[at] === '\\' && text[at + 1] === '.' && text.slice(at, end).trim() === '\\.') {
      return push(lineEnd(text, at), rows, true);
    }
    rows += 1;
    at = end + 1;
  }
  return push(text.length, rows, false);
}

/** Replaces `:name`, `:'name'` and `:"name"` outside quotes; unknown names become a literal, with a warning. */
function replaceVariables(
  text: string,
  start: number,
  end: number,
  variables: ReadonlyMap<string, string>,
): { text?: string; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  if (!text.slice(start, end).includes(':')) return { diagnostics };
  let out = '';
  let copied = start;
  let brackets = 0;
  let at = start;
  while (at < end) {
    const token = readToken(text, at, end);
    const c = text[at];
    if (token.type === TokenType.other) {
      if (c === '[') brackets += 1;
      else if (c === ']') brackets -= 1;
      else if (c === ':' && (text[at + 1] === ':' || text[at + 1] === '=')) {
        at = skipBlank(text, at + 2, end);
        continue;
      } else if (c === ':' && brackets === 0) {
        const match = /^:(?:([A-Za-z_]\w*)|'([A-Za-z_]\w*)'|"([A-Za-z_]\w*)")/.exec(
          text.slice(at, at + 130),
        );
        if (match) {
          const name = (match[1] ?? match[2] ?? match[3]) as string;
          const value = variables.get(name);
          if (value === undefined) {
            diagnostics.push(
              note(
                'unresolved-variable',
                'warning',
                `psql variable "${name}" is not set`,
                `Define it: --define ${name}=VALUE`,
              ),
            );
          }
          const known = value ?? `:${name}`;
          out += text.slice(copied, at);
          out += match[3]
            ? `"${known.replaceAll('"', '""')}"`
            : match[2] || value === undefined
              ? `'${known.replaceAll("'", "''")}'`
              : known;
          at += match[0].length;
          copied = at;
          at = skipBlank(text, at, end);
          continue;
        }
      }
    }
    at = skipBlank(text, token.end, end);
  }
  if (copied === start) return { diagnostics };
  return { text: out + text.slice(copied, end), diagnostics };
}

/** `@name.` before an identifier, as a schema: the text with the sign taken out or the name replaced. */
export function replacePlaceholders(
  text: string,
  defines: ReadonlyMap<string, string>,
): { text: string; names: string[] } | undefined {
  const names: string[] = [];
  let out = '';
  let copied = 0;
  for (let at = skipBlank(text, 0, text.length); at < text.length; ) {
    const token = readToken(text, at, text.length);
    if (text[at] === '@' && token.type === TokenType.other) {
      const match = /^@([A-Za-z_]\w*)\./.exec(text.slice(at, at + 130));
      if (match) {
        const name = match[1] as string;
        const value = defines.get(`@${name}`);
        names.push(value ?? name.toLowerCase());
        out += `${text.slice(copied, at)}${value ?? name}`;
        copied = at + match[0].length - 1;
        at = copied;
        continue;
      }
    }
    at = skipBlank(text, token.end, text.length);
  }
  return names.length === 0 ? undefined : { text: out + text.slice(copied), names };
}
