// Compares two snapshots of the same engine. Knows no kind.
import { addressOfRow, snapshotKinds } from './registry.ts';
import type { CatalogRow, Json, Snapshot } from './row.ts';

/**
 * One difference: an attribute with its two values (null: not set), or a whole object that only one
 * side has (`attribute` null; the other side is null).
 */
export interface Difference {
  readonly address: string;
  readonly attribute: string | null;
  readonly left: Json;
  readonly right: Json;
}

/** True if two JSON values are the same, whatever the order of their keys. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (isList(a) || isList(b)) {
    return (
      isList(a) &&
      isList(b) &&
      a.length === b.length &&
      a.every((v, i) => sameJson(v, b[i] ?? null))
    );
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null))
  );
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function rowKey(row: CatalogRow): string {
  return JSON.stringify([row.kind, row.address, row.args ?? null]);
}

function byKey(snapshot: Snapshot): ReadonlyMap<string, CatalogRow> {
  const rows = new Map<string, CatalogRow>();
  for (const row of snapshot) {
    const key = rowKey(row);
    if (rows.has(key)) throw new Error(`two rows of a snapshot are addressed ${addressOfRow(row)}`);
    rows.set(key, row);
  }
  return rows;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareRows(a: CatalogRow, b: CatalogRow): number {
  const rank = snapshotKinds.indexOf(a.kind) - snapshotKinds.indexOf(b.kind);
  return rank !== 0 ? rank : compareText(rowKey(a), rowKey(b));
}

/** All differences of two snapshots, ordered by kind, address and attribute; none if they are equal. */
export function compareSnapshots(left: Snapshot, right: Snapshot): readonly Difference[] {
  const lefts = byKey(left);
  const rights = byKey(right);
  const rows = [...left, ...right.filter((row) => !lefts.has(rowKey(row)))].sort(compareRows);
  return rows.flatMap((row): Difference[] => {
    const key = rowKey(row);
    const a = lefts.get(key);
    const b = rights.get(key);
    const address = addressOfRow(row);
    if (!a || !b) {
      const whole = { attribute: null, left: a?.attributes ?? null, right: b?.attributes ?? null };
      return [{ address, ...whole }];
    }
    const names = new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)]);
    return [...names].sort().flatMap((attribute) => {
      const values = {
        left: a.attributes[attribute] ?? null,
        right: b.attributes[attribute] ?? null,
      };
      return sameJson(values.left, values.right) ? [] : [{ address, attribute, ...values }];
    });
  });
}
