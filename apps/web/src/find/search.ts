/**
 * Finding objects by name: one array of lower-cased names made once per design, scanned per key
 * stroke (editor:F1). Pure.
 */
import type { AnyRecord, Id, Schema } from '@ermine/model';
import { searchable } from '../kinds/searchable.ts';

/** What can be found. */
export interface SearchIndex {
  readonly ids: readonly Id[];
  /** Lower-cased own names. */
  readonly names: readonly string[];
  /** Lower-cased `parent.name`, for a text with a dot. */
  readonly paths: readonly string[];
  /** Kinds that matter more come first among equals. */
  readonly ranks: Uint8Array;
}

/** A found object, better ones with a lower cost. */
export interface Found {
  readonly id: Id;
  readonly cost: number;
}

/** Makes the index of a design. */
export function buildIndex(schema: Schema): SearchIndex {
  const ids: Id[] = [];
  const names: string[] = [];
  const paths: string[] = [];
  const ranks: number[] = [];
  for (const record of schema.records.values()) {
    const rank = searchable[record.kind];
    if (rank === undefined || record.name === undefined) continue;
    const name = record.name.toLowerCase();
    ids.push(record.id);
    names.push(name);
    paths.push(`${parentName(schema, record)}.${name}`);
    ranks.push(rank);
  }
  return { ids, names, paths, ranks: Uint8Array.from(ranks) };
}

function parentName(schema: Schema, record: AnyRecord): string {
  const parent = record.parent === undefined ? undefined : schema.get(record.parent);
  return (parent?.name ?? '').toLowerCase();
}

/** The best matches for a text, best first: exact, prefix, start of a word, inside, subsequence. */
export function search(index: SearchIndex, text: string, limit: number): Found[] {
  const wanted = text.trim().toLowerCase();
  const found: Found[] = [];
  if (wanted === '') return found;
  const texts = wanted.includes('.') ? index.paths : index.names;
  for (let i = 0; i < texts.length; i++) {
    const name = texts[i] ?? '';
    const match = costOf(name, wanted);
    if (match === undefined) continue;
    const cost = match * 1_000_000 + (index.ranks[i] ?? 0) * 1_000 + Math.min(999, name.length);
    found.push({ id: index.ids[i] ?? '', cost });
  }
  found.sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1));
  return found.slice(0, limit);
}

/** How well a name matches: 0 exact … 4 subsequence, undefined not at all. */
export function costOf(name: string, wanted: string): number | undefined {
  const at = name.indexOf(wanted);
  if (at === 0) return name.length === wanted.length ? 0 : 1;
  if (at > 0) return startsWord(name, wanted, at) ? 2 : 3;
  return isSubsequence(name, wanted) ? 4 : undefined;
}

function startsWord(name: string, wanted: string, first: number): boolean {
  for (let at = first; at >= 0; at = name.indexOf(wanted, at + 1)) {
    const before = name[at - 1];
    if (before === '_' || before === '.' || before === ' ' || before === '-') return true;
  }
  return false;
}

function isSubsequence(name: string, wanted: string): boolean {
  let at = 0;
  for (let i = 0; i < name.length && at < wanted.length; i++) if (name[i] === wanted[at]) at++;
  return at === wanted.length;
}
