// Tokens of SQL text by Postgres' lexical rules, as far as finding clauses needs them: comments and
// white space are passed over, quotes, dollar quotes and parentheses are understood. Offsets are UTF-16.

/** What a token is. */
export const TokenType = {
  word: 1,
  quoted: 2,
  string: 3,
  number: 4,
  other: 5,
} as const;

function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}

function isWordStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c >= 128;
}

function isWordPart(c: number): boolean {
  return isWordStart(c) || (c >= 48 && c <= 57) || c === 36;
}

/** Position after white space and comments from `at`; a `--` comment ends at its line's end. */
export function skipBlank(text: string, at: number, end: number): number {
  let i = at;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (isSpace(c) || c === 0xfeff) i++;
    else if (c === 45 && text.charCodeAt(i + 1) === 45) i = lineEnd(text, i, end);
    else if (c === 47 && text.charCodeAt(i + 1) === 42) i = skipComment(text, i, end);
    else return i;
  }
  return i;
}

function lineEnd(text: string, at: number, end: number): number {
  for (let i = at; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return i;
  }
  return end;
}

/** Position after a block comment that begins at `at`; block comments nest. */
function skipComment(text: string, at: number, end: number): number {
  let depth = 1;
  let i = at + 2;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (c === 42 && text.charCodeAt(i + 1) === 47) {
      i += 2;
      if (--depth === 0) return i;
    } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      depth++;
      i += 2;
    } else i++;
  }
  return end;
}

/** Where a block comment begins that nothing closes, in white space and comments [at, end), or -1. */
export function openComment(text: string, at: number, end: number): number {
  for (let i = at; i < end; ) {
    const start = i;
    if (text.startsWith('/*', i)) {
      i = skipComment(text, i, end);
      if (i === end && !isClosed(text, start, end)) return start;
    } else i = text.startsWith('--', i) ? lineEnd(text, i, end) : i + 1;
  }
  return -1;
}

/** Tells whether as many comments end as begin in a block comment. */
function isClosed(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let i = start; i < end - 1; i++) {
    const pair = text.slice(i, i + 2);
    if (pair !== '/*' && pair !== '*/') continue;
    depth += pair === '/*' ? 1 : -1;
    i++;
  }
  return depth === 0;
}

/** Position after a quoted stretch whose opening quote is at `at`; doubled quotes stay inside. */
function skipQuoted(
  text: string,
  at: number,
  end: number,
  quote: number,
  escapes: boolean,
): number {
  let i = at + 1;
  while (i < end) {
    const c = text.charCodeAt(i);
    if (c === quote) {
      if (text.charCodeAt(i + 1) === quote && i + 1 < end) i += 2;
      else return i + 1;
    } else if (escapes && c === 92) i += 2;
    else i++;
  }
  return end;
}

/** Position after a dollar-quoted string at `at`, or -1 where none begins there. */
function skipDollar(text: string, at: number, end: number): number {
  let i = at + 1;
  const first = text.charCodeAt(i);
  if (first !== 36) {
    if (!isWordStart(first)) return -1;
    while (i < end && isWordPart(text.charCodeAt(i)) && text.charCodeAt(i) !== 36) i++;
    if (text.charCodeAt(i) !== 36) return -1;
  }
  const tag = text.slice(at, i + 1);
  const close = text.indexOf(tag, i + 1);
  return close < 0 || close + tag.length > end ? end : close + tag.length;
}

/** The end and type of the token that begins at `at` (no blank there). */
export function readToken(text: string, at: number, end: number): { end: number; type: number } {
  const c = text.charCodeAt(at);
  if (c === 39) return { end: skipQuoted(text, at, end, 39, false), type: TokenType.string };
  if (c === 34) return { end: skipQuoted(text, at, end, 34, false), type: TokenType.quoted };
  if (c === 36) {
    const dollar = skipDollar(text, at, end);
    if (dollar >= 0) return { end: dollar, type: TokenType.string };
    let i = at + 1;
    while (i < end && isWordPart(text.charCodeAt(i))) i++;
    return { end: i, type: TokenType.other };
  }
  if (isWordStart(c)) {
    const next = text.charCodeAt(at + 1);
    if (next === 39) {
      if (c === 101 || c === 69) {
        return { end: skipQuoted(text, at + 1, end, 39, true), type: TokenType.string };
      }
      if (c === 98 || c === 66 || c === 120 || c === 88 || c === 110 || c === 78) {
        return { end: skipQuoted(text, at + 1, end, 39, false), type: TokenType.string };
      }
    }
    if ((c === 117 || c === 85) && next === 38) {
      const quote = text.charCodeAt(at + 2);
      if (quote === 39 || quote === 34) {
        return {
          end: skipQuoted(text, at + 2, end, quote, false),
          type: quote === 39 ? TokenType.string : TokenType.quoted,
        };
      }
    }
    let i = at + 1;
    while (i < end && isWordPart(text.charCodeAt(i))) i++;
    return { end: i, type: TokenType.word };
  }
  if (c >= 48 && c <= 57) {
    let i = at + 1;
    while (i < end) {
      const d = text.charCodeAt(i);
      if (isWordPart(d) || d === 46) i++;
      else break;
    }
    return { end: i, type: TokenType.number };
  }
  return { end: at + 1, type: TokenType.other };
}

/** The tokens of a stretch of text. Operators come one character at a time. */
export class Tokens {
  readonly text: string;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly types: number[] = [];

  constructor(text: string, start: number, end: number) {
    this.text = text;
    let at = skipBlank(text, start, end);
    while (at < end) {
      const token = readToken(text, at, end);
      this.starts.push(at);
      this.ends.push(token.end);
      this.types.push(token.type);
      at = skipBlank(text, token.end, end);
    }
  }

  get count(): number {
    return this.starts.length;
  }

  start(i: number): number {
    return this.starts[i] as number;
  }

  end(i: number): number {
    return this.ends[i] as number;
  }

  /** True if token `i` is the bare word, given in lower case. */
  isWord(i: number, word: string): boolean {
    if (this.types[i] !== TokenType.word) return false;
    const start = this.start(i);
    return (
      this.end(i) - start === word.length &&
      this.text.slice(start, start + word.length).toLowerCase() === word
    );
  }

  /** True if token `i` is the one character. */
  isChar(i: number, char: string): boolean {
    return this.types[i] === TokenType.other && this.text[this.start(i)] === char;
  }

  /** The index of the first token at or after an offset. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The index of the bracket that closes the one at token `open`; the last token if none does. */
  closing(open: number): number {
    let depth = 0;
    for (let i = open; i < this.count; i++) {
      if (this.types[i] !== TokenType.other) continue;
      const c = this.text[this.start(i)];
      if (c === '(' || c === '[') depth++;
      else if (c === ')' || c === ']') {
        if (--depth === 0) return i;
      }
    }
    return this.count - 1;
  }

  /** The index of the first token from `from` to `to` outside brackets for which the test holds, or -1. */
  findTop(from: number, to: number, test: (i: number) => boolean): number {
    for (let i = from; i < to; i++) {
      if (test(i)) return i;
      if (this.isChar(i, '(') || this.isChar(i, '[')) i = this.closing(i);
    }
    return -1;
  }

  /** The index of a bare word outside brackets from `from` on, or -1. */
  findWord(word: string, from: number, to = this.count): number {
    return this.findTop(from, to, (i) => this.isWord(i, word));
  }

  /** Splits tokens [from, to) at commas outside brackets into [first, afterLast) pairs. */
  splitAtCommas(from: number, to: number): [number, number][] {
    const parts: [number, number][] = [];
    let first = from;
    for (let i = from; i < to; i++) {
      if (this.isChar(i, ',')) {
        parts.push([first, i]);
        first = i + 1;
      } else if (this.isChar(i, '(') || this.isChar(i, '[')) i = this.closing(i);
    }
    if (first < to || parts.length > 0) parts.push([first, to]);
    return parts;
  }
}
