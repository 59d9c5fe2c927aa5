// Identifiers in SQL (postgres-model:D1, R4, security:Q2): the one function that quotes them, and what
// may be one at all.
import type { Diagnostic } from '@ermine/model';
import { quotedKeywords } from './keywords.gen.ts';

/** The bytes of UTF-8 that an identifier may have; Postgres cuts off the rest without an error. */
export const maxIdentifierBytes = 63;

const BARE = /^[a-z_][a-z0-9_]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** An identifier as SQL has it: bare only where it is so in every position and every version. */
export function quoteIdentifier(name: string): string {
  return BARE.test(name) && !quotedKeywords.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** The length of a text in bytes of UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    // A surrogate pair is two units and four bytes.
    else if (unit >= 0xd800 && unit < 0xe000) bytes += 1;
    else bytes += 2;
  }
  return bytes;
}

/** The longest beginning of a text that has at most so many bytes of UTF-8 and splits no character. */
export function clipUtf8(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += utf8Length(character);
    if (used > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Says why a text cannot be stored as an identifier, or null if it can. */
export function checkIdentifier(name: string): Diagnostic | null {
  if (name === '') {
    return {
      code: 'identifier-empty',
      severity: 'error',
      message: 'an identifier is empty',
      hint: 'Give the object a name.',
    };
  }
  if (name.includes('\0') || LONE_SURROGATE.test(name)) {
    return {
      code: 'identifier-invalid',
      severity: 'error',
      message: `identifier ${quoteIdentifier(name.replace(/\0|\p{Surrogate}/gu, '\ufffd'))} has a character that PostgreSQL cannot store`,
      hint: 'Remove null characters and unpaired surrogates.',
    };
  }
  const bytes = utf8Length(name);
  if (bytes > maxIdentifierBytes) {
    return {
      code: 'identifier-too-long',
      severity: 'error',
      message: `identifier ${quoteIdentifier(name)} has ${bytes} bytes, more than ${maxIdentifierBytes}`,
      hint: `PostgreSQL would cut it to ${quoteIdentifier(clipUtf8(name, maxIdentifierBytes))}.`,
    };
  }
  return null;
}
