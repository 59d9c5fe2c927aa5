// Finds the records of a design file in its text, each with its line, so that every error has a place. The
// canonical form is split by lines; a file that was edited by hand is scanned character by character.
import { firstLine, formatNumber, lastLine } from './format.ts';

/** One element of the list of records: where it stands and its line, counted from 1. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** What is wrong with a text, and where. */
export interface SplitError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly at: number;
}

/** The parts of a file. */
export type Split =
  | {
      readonly ok: true;
      readonly format: number;
      readonly pieces: readonly Piece[];
      /** True where the text has the frame of the canonical form: one piece a line. */
      readonly byLines: boolean;
    }
  | { readonly ok: false; readonly error: SplitError };

const MARKS = ['<<<<<<<', '=======', '>>>>>>>', '|||||||'];
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/m;

/** Splits a text into the records of a design file. */
export function splitDesign(text: string): Split {
  const conflict = MARKS.some((mark) => text.includes(mark)) ? CONFLICT.exec(text) : null;
  if (conflict) {
    return failed(
      'conflict-marker',
      'the file has marks of an unfinished merge',
      conflict.index,
      'Choose one side of each conflict and remove the marks.',
    );
  }
  return splitLines(text) ?? scan(text);
}

function failed(code: string, message: string, at: number, hint?: string): Split {
  return { ok: false, error: { code, message, at, ...(hint === undefined ? {} : { hint }) } };
}

/** The pieces of a text that has the frame of the canonical form, else undefined. */
function splitLines(text: string): Split | undefined {
  if (!text.startsWith(`${firstLine}\n`) || !text.endsWith(`\n${lastLine}\n`)) return undefined;
  const last = text.length - lastLine.length - 2;
  const pieces: Piece[] = [];
  let start = firstLine.length + 1;
  for (let line = 2; start <= last; line++) {
    const end = text.indexOf('\n', start);
    if (text[start] !== '{' || text[end - 1] !== ',' || text[end - 2] !== '}') return undefined;
    pieces.push({ start, end: end - 1, line });
    start = end + 1;
  }
  return { ok: true, format: formatNumber, pieces, byLines: true };
}

class Scanner {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  space(): void {
    while (this.at < this.#text.length && ' \t\n\r'.includes(this.#text[this.at] as string)) {
      this.at += 1;
    }
  }

  /** Goes past a character after white space, if it is there. */
  take(character: string): boolean {
    this.space();
    if (this.#text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  /** Goes past one JSON value without reading it; false at something that is none. */
  value(): boolean {
    this.space();
    const start = this.at;
    let depth = 0;
    while (this.at < this.#text.length) {
      const character = this.#text[this.at] as string;
      if (character === '"') {
        if (!this.#string()) return false;
        if (depth === 0) return true;
        continue;
      }
      if (character === '{' || character === '[') depth += 1;
      else if (character === '}' || character === ']') {
        if (depth === 0) return this.at > start;
        depth -= 1;
        if (depth === 0) {
          this.at += 1;
          return true;
        }
      } else if (depth === 0 && ' \t\n\r,:'.includes(character)) return this.at > start;
      this.at += 1;
    }
    return depth === 0 && this.at > start;
  }

  #string(): boolean {
    for (this.at += 1; this.at < this.#text.length; this.at++) {
      const character = this.#text[this.at];
      if (character === '\\') this.at += 1;
      else if (character === '"') {
        this.at += 1;
        return true;
      }
    }
    return false;
  }

  get atEnd(): boolean {
    this.space();
    return this.at >= this.#text.length;
  }
}

/** Scans a text that is JSON, but not in canonical form. */
function scan(text: string): Split {
  const scanner = new Scanner(text);
  if (text.startsWith('\ufeff')) scanner.at = 1;
  const broken = (): Split =>
    scanner.atEnd
      ? failed(
          'file-truncated',
          'the file ends before its design does',
          text.length,
          'Restore the file from a backup or from version control.',
        )
      : failed('bad-syntax', 'the text is not a design file', scanner.at);
  if (!scanner.take('{')) return broken();
  let format: number | undefined;
  let pieces: readonly Piece[] | undefined;
  do {
    scanner.space();
    const keyAt = scanner.at;
    if (text[keyAt] !== '"' || !scanner.value()) return broken();
    const key = text.slice(keyAt, scanner.at);
    if (!scanner.take(':')) return broken();
    if (key === '"ermine"' && format === undefined) {
      scanner.space();
      const valueAt = scanner.at;
      if (!scanner.value()) return broken();
      const number = text.slice(valueAt, scanner.at);
      if (!/^[1-9][0-9]{0,8}$/.test(number)) {
        return failed('bad-syntax', 'the format number is not a number', valueAt);
      }
      format = Number(number);
      // What follows may look different in a newer format.
      if (format > formatNumber) return { ok: true, format, pieces: [], byLines: false };
    } else if (key === '"records"' && pieces === undefined) {
      const list = scanRecords(text, scanner);
      if (!list) return broken();
      pieces = list;
    } else {
      return failed('bad-syntax', `key ${key.slice(0, 80)} is unknown or repeated`, keyAt);
    }
  } while (scanner.take(','));
  if (!scanner.take('}')) return broken();
  if (!scanner.atEnd) return failed('bad-syntax', 'text follows the end of the design', scanner.at);
  if (format === undefined || !pieces) {
    return failed('bad-syntax', 'the text is not a design file', 0);
  }
  return { ok: true, format, pieces, byLines: false };
}

function scanRecords(text: string, scanner: Scanner): Piece[] | undefined {
  const pieces: Piece[] = [];
  if (!scanner.take('[')) return undefined;
  if (scanner.take(']')) return pieces;
  let line = 1;
  let counted = 0;
  do {
    scanner.space();
    const start = scanner.at;
    if (!scanner.value()) return undefined;
    for (; counted < start; counted++) if (text[counted] === '\n') line += 1;
    pieces.push({ start, end: scanner.at, line });
  } while (scanner.take(','));
  if (!scanner.take(']')) return undefined;
  const last = pieces[pieces.length - 1];
  if (last && text.slice(last.start, last.end) === 'null') pieces.pop();
  return pieces;
}
