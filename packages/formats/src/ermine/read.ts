// Reads a design file (postgres-model:F5): all of it or nothing. Hand-edited order and spacing are accepted;
// kinds and attributes that this version does not know are kept and named.
import {
  type AnyRecord,
  type Diagnostic,
  type Id,
  isKnownKey,
  type Kind,
  kindOf,
  makeRecord,
  type Range,
  Schema,
} from '@ermine/model';
import { formatNumber, limits } from './format.ts';
import { checkJson, hasRepeatedKey, isSuspicious } from './json.ts';
import { isNormalRecord } from './normal-record.ts';
import { type Piece, type Split, splitDesign } from './split.ts';
import { checkStructure } from './structure.ts';
import { checkRecordShape } from './validate.ts';

/** A design, or why the text is none; diagnostics of a design are notes on what was kept unknown. */
export type ReadDesign =
  | { readonly ok: true; readonly schema: Schema; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

// Enough to see what is wrong; a broken file must not make a report as large as itself.
const MAX_ERRORS = 100;

/** Reads the text of a design file. Never throws: whatever is wrong comes as diagnostics with lines. */
export function readDesign(text: string): ReadDesign {
  if (text.length > limits.textLength) {
    return refused('input-too-large', `the file has ${text.length} characters`, {
      hint: `A design file may have ${limits.textLength} characters.`,
    });
  }
  const split = splitDesign(text);
  if (!split.ok) {
    const { code, message, hint, at } = split.error;
    return refused(code, message, {
      ...(hint === undefined ? {} : { hint }),
      range: rangeAt(text, at),
    });
  }
  if (split.format > formatNumber) {
    return refused(
      'format-too-new',
      `the file is in format ${split.format}, this version reads formats up to ${formatNumber}`,
      { hint: 'Open it with a newer version of Ermine.' },
    );
  }
  if (split.pieces.length > limits.records) {
    return refused('input-too-large', `the file has ${split.pieces.length} records`, {
      hint: `A design may have ${limits.records} records.`,
    });
  }
  return readRecords(text, split);
}

function refused(
  code: string,
  message: string,
  more: { readonly hint?: string; readonly range?: Range } = {},
): ReadDesign {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, ...more }] };
}

function rangeAt(text: string, at: number): Range {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { start: at, end: Math.min(at + 1, text.length), line, column: at - start + 1 };
}

function readRecords(text: string, { pieces, byLines }: Split & { ok: true }): ReadDesign {
  const errors: Diagnostic[] = [];
  const unknown = new Map<string, { count: number; first: Diagnostic }>();
  const records = new Map<Id, AnyRecord>();
  const pieceOf = new Map<Id, Piece>();
  const wrong = (piece: Piece, code: string, message: string, subject?: Id): void => {
    if (errors.length >= MAX_ERRORS) return;
    const range = pieceRange(text, piece);
    errors.push({ code, severity: 'error', message, ...(subject && { subject }), range });
  };
  const atOnce = byLines && !isSuspicious(text) ? parseAtOnce(text) : undefined;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    const whole = atOnce?.[at];
    if (whole && piece.end - piece.start <= limits.stringLength && isNormalRecord(whole)) {
      if (!records.has(whole.id)) {
        records.set(whole.id, Object.freeze(whole));
        pieceOf.set(whole.id, piece);
        continue;
      }
    }
    const value = parse(text.slice(piece.start, piece.end));
    if (typeof value === 'string') {
      wrong(piece, 'bad-syntax', value);
      continue;
    }
    const { errors: found, unknown: kept } = checkRecordShape(value);
    for (const { code, message } of found) wrong(piece, code, message);
    if (found.length > 0) continue;
    const record = toRecord(value);
    if (records.has(record.id)) {
      const first = pieceOf.get(record.id) as Piece;
      wrong(piece, 'duplicate-id', `id "${record.id}" stands on line ${first.line} already`);
      continue;
    }
    records.set(record.id, record);
    pieceOf.set(record.id, piece);
    for (const what of kept) note(unknown, what, record.id, pieceRange(text, piece));
  }
  // References can be judged only once every record is there.
  if (errors.length > 0) return { ok: false, diagnostics: errors };
  const schema = new Schema(records);
  if (![...records.values()].some((record) => record.parent === undefined)) {
    return refused('bad-record', 'the file has no database record');
  }
  checkStructure(schema, ({ id, code, message }) =>
    wrong(pieceOf.get(id) as Piece, code, message, id),
  );
  if (errors.length > 0) return { ok: false, diagnostics: errors };
  return {
    ok: true,
    schema,
    diagnostics: [...unknown.values()].map(({ count, first }) => counted(first, count)),
  };
}

function pieceRange(text: string, piece: Piece): Range {
  const lineStart = text.lastIndexOf('\n', piece.start - 1) + 1;
  return {
    start: piece.start,
    end: piece.end,
    line: piece.line,
    column: piece.start - lineStart + 1,
  };
}

function note(
  unknown: Map<string, { count: number; first: Diagnostic }>,
  what: string,
  subject: Id,
  range: Range,
): void {
  const known = unknown.get(what);
  if (known) known.count += 1;
  else {
    const message = `${what} is unknown and kept as it is`;
    const first: Diagnostic = { code: 'unknown-kept', severity: 'note', message, subject, range };
    unknown.set(what, { count: 1, first });
  }
}

function counted(first: Diagnostic, count: number): Diagnostic {
  return count === 1 ? first : { ...first, detail: `It occurs ${count} times.` };
}

/**
 * All records of a text in canonical form, parsed in one go; undefined where one of them needs a closer
 * look. Of a key that stands twice parsing keeps one, so that the text would not come back as it was.
 */
function parseAtOnce(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  try {
    const file = JSON.parse(text) as { records: Readonly<Record<string, unknown>>[] };
    return JSON.stringify(file) === text.replaceAll('\n', '') ? file.records : undefined;
  } catch {
    return undefined;
  }
}

/** One record as an object, or what is wrong with its text. */
function parse(json: string): Readonly<Record<string, unknown>> | string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return 'the record is not valid JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'the record is not an object';
  }
  const problem = checkJson(value);
  if (problem !== null) return problem;
  // What comes back as it went in has no key twice; the scan is for text that was edited by hand.
  if (JSON.stringify(value) !== json && hasRepeatedKey(json)) return 'a key stands twice';
  return value as Readonly<Record<string, unknown>>;
}

/** A frozen record with what this version knows in its own order, and the rest behind it. */
function toRecord(value: Readonly<Record<string, unknown>>): AnyRecord {
  if (!kindOf(value.kind as string)) return Object.freeze({ ...value }) as unknown as AnyRecord;
  const known = makeRecord(value.kind as Kind, value);
  const out: Record<string, unknown> = { ...known };
  let more = false;
  for (const key of Object.keys(value)) {
    if (isKnownKey(value.kind as Kind, key)) continue;
    out[key] = value[key];
    more = true;
  }
  return more ? (Object.freeze(out) as unknown as AnyRecord) : known;
}
