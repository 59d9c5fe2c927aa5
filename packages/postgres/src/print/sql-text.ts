// Renders Sql values into statements: references become quoted names, also inside string constants, and
// text that would reach beyond its place is found. Lexes SQL, knows no grammar.
import type { Id, Sql } from '@ermine/model';

/** Why a text cannot stand where it should. */
export type SqlProblem = 'unterminated' | 'unbalanced' | 'semicolon' | 'comma';

/** A rendered text and what is wrong with it, if anything. */
export interface RenderedSql {
  readonly text: string;
  readonly problem?: SqlProblem;
  /** True where the first parenthesis opens the text and is closed by its last character. */
  readonly wrapped: boolean;
}

const SPECIAL = /['"$;()[\],]|--|\/\*/;
const NEXT_SPECIAL = /['"$;()[\],/-]/g;
const WORD = /[A-Za-z0-9_$\u0080-\uffff]/;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const ATOMIC = /\bbegin\s+atomic\b/i;

type State = 'plain' | 'string' | 'escapeString' | 'identifier' | 'dollar' | 'line' | 'block';

class Lexer {
  state: State = 'plain';
  depth = 0;
  semicolon = false;
  comma = false;
  underflow = false;
  /** The length of the text up to where depth first came back to zero. */
  firstClose = -1;
  #tag = '';
  #comments = 0;
  #before = 0;

  feed(text: string): void {
    let at = 0;
    while (at < text.length) at = this.#step(text, at);
    this.#before += text.length;
  }

  #step(text: string, at: number): number {
    switch (this.state) {
      case 'string':
        return this.#until(text, at, "'");
      case 'identifier':
        return this.#until(text, at, '"');
      case 'escapeString':
        if (text[at] === '\\') return at + 2;
        if (text[at] === "'") this.state = 'plain';
        return at + 1;
      case 'dollar':
        return this.#until(text, at, this.#tag);
      case 'line':
        return this.#until(text, at, '\n');
      case 'block':
        return this.#blockComment(text, at);
      default:
        return this.#plain(text, at);
    }
  }

  /** Goes past the end mark; a doubled quote closes and opens again, which comes to the same. */
  #until(text: string, at: number, mark: string): number {
    const end = text.indexOf(mark, at);
    if (end < 0) return text.length;
    this.state = 'plain';
    return end + mark.length;
  }

  #blockComment(text: string, at: number): number {
    if (text.startsWith('*/', at)) {
      this.#comments -= 1;
      if (this.#comments === 0) this.state = 'plain';
      return at + 2;
    }
    if (text.startsWith('/*', at)) {
      this.#comments += 1;
      return at + 2;
    }
    return at + 1;
  }

  #plain(text: string, from: number): number {
    NEXT_SPECIAL.lastIndex = from;
    const at = NEXT_SPECIAL.exec(text)?.index;
    if (at === undefined) return text.length;
    const character = text[at] as string;
    switch (character) {
      case "'":
        this.state = /(?:^|[^A-Za-z0-9_$\u0080-\uffff])[eE]$/.test(
          text.slice(Math.max(0, at - 2), at),
        )
          ? 'escapeString'
          : 'string';
        return at + 1;
      case '"':
        this.state = 'identifier';
        return at + 1;
      case '(':
      case '[':
        this.depth += 1;
        return at + 1;
      case ')':
      case ']':
        this.depth -= 1;
        if (this.depth < 0) this.underflow = true;
        if (this.depth === 0 && this.firstClose < 0) this.firstClose = this.#before + at + 1;
        return at + 1;
      case ';':
        if (this.depth === 0) this.semicolon = true;
        return at + 1;
      case ',':
        if (this.depth === 0) this.comma = true;
        return at + 1;
      case '-':
        if (text[at + 1] !== '-') return at + 1;
        this.state = 'line';
        return at + 2;
      case '/':
        if (text[at + 1] !== '*') return at + 1;
        this.state = 'block';
        this.#comments = 1;
        return at + 2;
      case '$': {
        if (at > 0 && WORD.test(text[at - 1] as string)) return at + 1;
        DOLLAR_TAG.lastIndex = at;
        const tag = DOLLAR_TAG.exec(text)?.[0];
        if (tag === undefined) return at + 1;
        this.state = 'dollar';
        this.#tag = tag;
        return at + tag.length;
      }
      default:
        return at + 1;
    }
  }
}

function insideText(state: State, name: string): string {
  switch (state) {
    case 'string':
      return name.replaceAll("'", "''");
    case 'escapeString':
      return name.replaceAll('\\', '\\\\').replaceAll("'", "''");
    default:
      return name;
  }
}

/**
 * Renders an Sql value. An `expression` has no semicolon and no comma outside parentheses, a `query` no
 * semicolon; a text that ends in a line comment gets a line feed, so that what follows is not lost in it.
 */
export function renderSqlText(
  sql: Sql,
  nameOf: (id: Id) => string,
  place: 'expression' | 'query',
): RenderedSql {
  if (sql.length === 1 && typeof sql[0] === 'string' && !SPECIAL.test(sql[0])) {
    return { text: sql[0], wrapped: false };
  }
  const lexer = new Lexer();
  let text = '';
  let misplaced = false;
  for (const part of sql) {
    if (typeof part === 'string') {
      lexer.feed(part);
      text += part;
      continue;
    }
    const name = insideText(lexer.state, nameOf(part.id));
    misplaced ||=
      lexer.state !== 'plain' && lexer.state !== 'string' && lexer.state !== 'escapeString';
    text += name;
  }
  const wrapped = text[0] === '(' && closesAtEnd(sql, lexer);
  if (lexer.state === 'line') text += '\n';
  const atomic = place === 'query' && ATOMIC.test(text);
  const problem: SqlProblem | undefined =
    misplaced || (lexer.state !== 'plain' && lexer.state !== 'line')
      ? 'unterminated'
      : lexer.underflow || lexer.depth !== 0
        ? 'unbalanced'
        : lexer.semicolon && !atomic
          ? 'semicolon'
          : lexer.comma && place === 'expression'
            ? 'comma'
            : undefined;
  return { text, wrapped, ...(problem && { problem }) };
}

/** True where depth came back to zero only at the last character of the author's text. */
function closesAtEnd(sql: Sql, lexer: Lexer): boolean {
  let length = 0;
  for (const part of sql) if (typeof part === 'string') length += part.length;
  return typeof sql[sql.length - 1] === 'string' && lexer.firstClose === length;
}
