// Bytes → text, and the refusal of what is no SQL text (postgres-model §3.2).
import type { Diagnostic } from '@ermine/model';

/** A source as text, or the reason why it is none. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

function refuse(
  code: string,
  message: string,
  more: { detail?: string; hint?: string } = {},
): Decoded {
  return { ok: false, diagnostic: { code, severity: 'error', message, ...more } };
}

/** The first byte that is not UTF-8, or -1. */
function firstBadByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i] as number;
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    if (length === 0 || i + length > bytes.length) return i;
    for (let j = 1; j < length; j++) if (((bytes[i + j] as number) & 0xc0) !== 0x80) return i;
    const second = bytes[i + 1] as number;
    if (byte === 0xe0 && second < 0xa0) return i;
    if (byte === 0xed && second > 0x9f) return i;
    if (byte === 0xf0 && second < 0x90) return i;
    if (byte === 0xf4 && second > 0x8f) return i;
    i += length;
  }
  return -1;
}

/** UTF-8 bytes as text, in pure JavaScript: pure packages have no TextDecoder. */
function utf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  const units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const a = bytes[i] as number;
    if (a < 0x80) {
      units.push(a);
      i += 1;
    } else if (a < 0xe0) {
      units.push(((a & 0x1f) << 6) | ((bytes[i + 1] as number) & 0x3f));
      i += 2;
    } else if (a < 0xf0) {
      units.push(
        ((a & 0x0f) << 12) |
          (((bytes[i + 1] as number) & 0x3f) << 6) |
          ((bytes[i + 2] as number) & 0x3f),
      );
      i += 3;
    } else {
      const point =
        (((a & 0x07) << 18) |
          (((bytes[i + 1] as number) & 0x3f) << 12) |
          (((bytes[i + 2] as number) & 0x3f) << 6) |
          ((bytes[i + 3] as number) & 0x3f)) -
        0x10000;
      units.push(0xd800 + (point >> 10), 0xdc00 + (point & 0x3ff));
      i += 4;
    }
    if (units.length >= 8192) {
      parts.push(String.fromCharCode(...units));
      units.length = 0;
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

/** Decodes a source; `encoding` is `utf-8` (the default) or `latin1`. */
export function decodeSource(bytes: Uint8Array, encoding: 'utf-8' | 'latin1' = 'utf-8'): Decoded {
  if (startsWith(bytes, 0x50, 0x47, 0x44, 0x4d, 0x50)) {
    return refuse('not-plain-sql', 'the file is a pg_dump archive, not plain SQL', {
      hint: 'Convert it: pg_restore -f out.sql FILE',
    });
  }
  if (startsWith(bytes, 0x1f, 0x8b)) {
    return refuse('not-plain-sql', 'the file is compressed with gzip', {
      hint: 'Unpack it first: gunzip FILE',
    });
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    return refuse('not-plain-sql', 'the file is a ZIP archive', { hint: 'Unpack it first.' });
  }
  if (encoding === 'latin1') {
    const parts: string[] = [];
    for (let i = 0; i < bytes.length; i += 8192) {
      parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
    }
    return { ok: true, text: parts.join('') };
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return refuse('bad-encoding', 'the file is UTF-16', {
      detail: 'The first bytes are a UTF-16 byte order mark.',
      hint: 'Save it as UTF-8.',
    });
  }
  const binary = bytes.subarray(0, 8192).indexOf(0);
  if (binary >= 0) {
    return refuse('not-plain-sql', 'the file is binary, not SQL text', {
      detail: `Byte ${binary} is zero, which no text has.`,
      hint: 'Choose a file of SQL statements, such as the output of pg_dump --schema-only.',
    });
  }
  const bad = firstBadByte(bytes);
  if (bad >= 0) {
    return refuse('bad-encoding', 'the file is not UTF-8', {
      detail: `Byte ${bad} (0x${(bytes[bad] as number).toString(16).padStart(2, '0')}) is not part of a UTF-8 character.`,
      hint: 'Save it as UTF-8; on the command line --encoding latin1 reads Latin-1.',
    });
  }
  const text = utf8(bytes);
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    return refuse('not-plain-sql', 'the file is binary, not SQL text', {
      detail: `It has a null character at position ${zero}.`,
    });
  }
  return { ok: true, text };
}

/** Refuses SQL of other databases by the signs of their dumps. */
export function otherDatabase(text: string): Diagnostic | undefined {
  const head = text.slice(0, 200_000);
  // Plain searches first: the patterns are only worth running where their marks appear at all.
  if (!head.includes('`') && !head.includes('[dbo]') && !/ENGINE ?=/.test(head)) return undefined;
  const signs: string[] = [];
  if (/^CREATE TABLE[^;]*`/im.test(head)) signs.push('names in back-ticks');
  if (/\bENGINE\s*=\s*\w+/i.test(head)) signs.push('ENGINE=');
  if (/\bAUTO_INCREMENT\b/i.test(head)) signs.push('AUTO_INCREMENT');
  if (signs.length >= 2) return other('MySQL or MariaDB', signs);
  const sqlServer: string[] = [];
  if (/^\s*GO\s*$/im.test(head)) sqlServer.push('GO');
  if (/\[dbo\]/i.test(head)) sqlServer.push('[dbo]');
  if (sqlServer.length >= 2) return other('SQL Server', sqlServer);
  return undefined;
}

function other(name: string, signs: readonly string[]): Diagnostic {
  return {
    code: 'other-database',
    severity: 'error',
    message: `the file is SQL of ${name}, not of PostgreSQL`,
    detail: `It has ${signs.join(' and ')}.`,
    hint: 'Load it into PostgreSQL with a migration tool such as pgloader and import the dump of that.',
  };
}
