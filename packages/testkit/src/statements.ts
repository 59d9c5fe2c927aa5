/**
 * Splits SQL text into statements, for the tests only: loading scripts as psql would, and comparing
 * dumps. It must not know anything of the product's own splitter, which it helps to judge.
 */

/** One statement without its semicolon, or one psql line (`\connect …`), with its offset. */
export interface ScriptPiece {
  readonly type: 'statement' | 'psql';
  readonly text: string;
  readonly offset: number;
}

const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** End of the quoted text that starts at `start` with `quote`; a backslash escapes only if told so. */
function endOfQuoted(sql: string, start: number, quote: string, backslashes: boolean): number {
  for (let at = start + 1; at < sql.length; at++) {
    if (backslashes && sql[at] === '\\') at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] === quote) at++;
      else return at + 1;
    }
  }
  return sql.length;
}

/** End of the block comment that starts at `start`; Postgres nests them. */
function endOfComment(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (sql.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return sql.length;
}

/** End of the token that starts at `at` if it is one that may hold a semicolon, else undefined. */
function endOfOpaque(sql: string, at: number): number | undefined {
  const character = sql[at];
  if (character === "'") {
    const before = sql[at - 1];
    const escapes = (before === 'E' || before === 'e') && !/[\w$]/.test(sql[at - 2] ?? ' ');
    return endOfQuoted(sql, at, "'", escapes);
  }
  if (character === '"') return endOfQuoted(sql, at, '"', false);
  if (character === '$' && !/[\w$]/.test(sql[at - 1] ?? ' ')) {
    dollarTag.lastIndex = at;
    const tag = dollarTag.exec(sql)?.[0];
    if (tag === undefined) return undefined;
    const end = sql.indexOf(tag, at + tag.length);
    return end < 0 ? sql.length : end + tag.length;
  }
  return undefined;
}

/** End of the comment at `at`, else undefined. */
function endOfAnyComment(sql: string, at: number): number | undefined {
  if (sql.startsWith('--', at)) {
    const end = sql.indexOf('\n', at);
    return end < 0 ? sql.length : end + 1;
  }
  return sql.startsWith('/*', at) ? endOfComment(sql, at) : undefined;
}

/**
 * Pieces of a script in order, comments between statements left out; the data lines that follow
 * `COPY … FROM stdin` are left out too. Bodies in `BEGIN ATOMIC … END` stay in one piece.
 */
export function splitStatements(sql: string): ScriptPiece[] {
  const pieces: ScriptPiece[] = [];
  let start = -1;
  let parentheses = 0;
  let atomic = 0;
  const word = /[A-Za-z_]\w*/y;
  let previousWord = '';

  const close = (end: number) => {
    const text = sql.slice(start, end).trimEnd();
    if (text !== '') pieces.push({ type: 'statement', text, offset: start });
    start = -1;
    parentheses = 0;
    atomic = 0;
    previousWord = '';
    return text;
  };

  for (let at = 0; at < sql.length; ) {
    const comment = endOfAnyComment(sql, at);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const character = sql[at] as string;
    if (start < 0) {
      if (/\s|\ufeff/.test(character) || character === ';') {
        at++;
        continue;
      }
      if (character === '\\') {
        const newline = sql.indexOf('\n', at);
        const end = newline < 0 ? sql.length : newline;
        pieces.push({ type: 'psql', text: sql.slice(at, end).trimEnd(), offset: at });
        at = end;
        continue;
      }
      start = at;
    }
    const opaque = endOfOpaque(sql, at);
    if (opaque !== undefined) {
      at = opaque;
      continue;
    }
    word.lastIndex = at;
    const found = word.exec(sql)?.[0].toUpperCase();
    if (found !== undefined) {
      if (found === 'ATOMIC' && previousWord === 'BEGIN') atomic = 1;
      else if (atomic > 0 && found === 'CASE') atomic++;
      else if (atomic > 0 && found === 'END') atomic--;
      previousWord = found;
      at = word.lastIndex;
      continue;
    }
    if (character === '(') parentheses++;
    if (character === ')') parentheses--;
    if (character === ';' && parentheses <= 0 && atomic === 0) {
      const text = close(at);
      at++;
      if (/^COPY\b[^;]*\bFROM\s+STDIN\b/i.test(text)) at = endOfCopyData(sql, at);
      continue;
    }
    at++;
  }
  if (start >= 0) close(sql.length);
  return pieces;
}

/** Position after the line `\.` that ends COPY data starting on the line after `at`. */
function endOfCopyData(sql: string, at: number): number {
  const end = /^\\\.\r?$/m.exec(sql.slice(at));
  return end === null ? sql.length : at + end.index + end[0].length;
}
