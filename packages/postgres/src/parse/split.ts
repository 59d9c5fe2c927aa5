// The statement splitter (postgres-model:P1): where each statement of a script begins and ends. A
// semicolon inside quotes, comments, brackets or BEGIN ATOMIC … END ends nothing.
import { readToken, skipBlank, TokenType } from './lexer.ts';

/** A statement's stretch of text: from its first token to its semicolon, which is included. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** End without the semicolon. */
  readonly textEnd: number;
}

/** What a reader of one statement needs to know: where it ended and whether by a semicolon. */
export function readStatement(
  text: string,
  start: number,
  end: number,
  stop?: (at: number) => boolean,
): Piece {
  let depth = 0;
  let atomic = 0;
  let first = true;
  let creates = false;
  let previous = '';
  let at = start;
  let last = start;
  while (at < end) {
    if (stop && depth === 0 && stop(at)) break;
    const token = readToken(text, at, end);
    const c = text.charCodeAt(at);
    if (token.type === TokenType.word) {
      const length = token.end - at;
      if (first) creates = length === 6 && text.slice(at, token.end).toLowerCase() === 'create';
      if (creates && length <= 9 && (atomic > 0 || length === 5 || length === 6)) {
        const word = text.slice(at, token.end).toLowerCase();
        if (word === 'atomic' && previous === 'begin') atomic++;
        else if (atomic > 0 && word === 'case') atomic++;
        else if (atomic > 0 && word === 'end') atomic--;
        previous = word;
      } else previous = '';
    } else if (token.type === TokenType.other) {
      previous = '';
      if (c === 40 || c === 91) depth++;
      else if (c === 41 || c === 93) depth = Math.max(0, depth - 1);
      else if (c === 59 && depth === 0 && atomic === 0) {
        return { start, end: token.end, textEnd: last };
      }
    } else previous = '';
    first = false;
    last = token.end;
    at = skipBlank(text, token.end, end);
  }
  return { start, end: last, textEnd: last };
}

/** Splits a script into its statements; an empty statement (a lone semicolon) is a piece without text. */
export function splitStatements(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = skipBlank(text, 0, text.length);
  while (at < text.length) {
    const piece = readStatement(text, at, text.length);
    pieces.push(piece);
    at = skipBlank(text, Math.max(piece.end, at + 1), text.length);
  }
  return pieces;
}
