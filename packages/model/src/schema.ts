// A set of records and the indexes over it. The set is never changed in place: an index is built at
// first use and belongs to this set. Knows no kind by name.
import type { Id } from './id.ts';
import type { RecordBase } from './kind.ts';
import { type AnyRecord, type Kind, type Kinds, kindOf } from './kinds/index.ts';
import { compareOrder } from './order.ts';
import { eachReference } from './walk.ts';

/** Compares siblings: by rank of their kind, then order, then name, then id. */
export function compareSiblings(a: RecordBase, b: RecordBase): number {
  const x = kindOf(a.kind)?.rank ?? 99;
  const y = kindOf(b.kind)?.rank ?? 99;
  if (x !== y) return x - y;
  if (a.order !== undefined || b.order !== undefined) return compareOrder(a, b);
  const m = a.name ?? '';
  const n = b.name ?? '';
  if (m !== n) return m < n ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Who refers to a record: the referring record and the field. */
export interface Referrer {
  readonly record: AnyRecord;
  readonly field: string;
  readonly via: 'ref' | 'sql' | 'type';
}

const NONE: readonly never[] = [];

/** Tells whether a record is already there with this field: its references come one after the other. */
function endsWith(list: readonly Referrer[], record: AnyRecord, field: string): boolean {
  for (let at = list.length - 1; at >= 0; at--) {
    const one = list[at] as Referrer;
    if (one.record !== record) return false;
    if (one.field === field) return true;
  }
  return false;
}

/** An immutable set of records by id, with its indexes. */
export class Schema {
  readonly records: ReadonlyMap<Id, AnyRecord>;
  #children: Map<Id, AnyRecord[]> | undefined;
  #byKind: Map<string, AnyRecord[]> | undefined;
  #referrers: Map<Id, Referrer[]> | undefined;

  constructor(records: Iterable<AnyRecord> | ReadonlyMap<Id, AnyRecord>) {
    if (records instanceof Map) this.records = records;
    else {
      const map = new Map<Id, AnyRecord>();
      for (const record of records as Iterable<AnyRecord>) map.set(record.id, record);
      this.records = map;
    }
  }

  get size(): number {
    return this.records.size;
  }

  /** The record of an id, or undefined. */
  get(id: Id): AnyRecord | undefined {
    return this.records.get(id);
  }

  /** The record of an id if it is of the kind, else undefined. */
  find<K extends Kind>(kind: K, id: Id): Kinds[K] | undefined {
    const record = this.records.get(id);
    return record?.kind === kind ? (record as Kinds[K]) : undefined;
  }

  /** All records of a kind, in the order in which they came. */
  all<K extends Kind>(kind: K): readonly Kinds[K][] {
    if (!this.#byKind) {
      this.#byKind = new Map();
      for (const record of this.records.values()) {
        const list = this.#byKind.get(record.kind);
        if (list) list.push(record);
        else this.#byKind.set(record.kind, [record]);
      }
    }
    return (this.#byKind.get(kind) ?? NONE) as readonly Kinds[K][];
  }

  /** The records below a record, sorted by rank of their kind, order, name and id. */
  children(id: Id): readonly AnyRecord[] {
    if (!this.#children) {
      this.#children = new Map();
      for (const record of this.records.values()) {
        if (record.parent === undefined) continue;
        const list = this.#children.get(record.parent);
        if (list) list.push(record);
        else this.#children.set(record.parent, [record]);
      }
      for (const list of this.#children.values()) list.sort(compareSiblings);
    }
    return this.#children.get(id) ?? NONE;
  }

  /** The children of one kind. */
  childrenOf<K extends Kind>(kind: K, id: Id): readonly Kinds[K][] {
    return this.children(id).filter((child) => child.kind === kind) as unknown as Kinds[K][];
  }

  /** Who refers to a record in a field, an expression or a type; containment is not a reference. */
  referrers(id: Id): readonly Referrer[] {
    if (!this.#referrers) {
      const map = new Map<Id, Referrer[]>();
      for (const record of this.records.values()) {
        eachReference(record, ({ id: target, field, via }) => {
          const list = map.get(target);
          if (!list) map.set(target, [{ record, field, via }]);
          else if (!endsWith(list, record, field)) list.push({ record, field, via });
        });
      }
      this.#referrers = map;
    }
    return this.#referrers.get(id) ?? NONE;
  }

  /** The root record; a set without one is broken. */
  get root(): Kinds['database'] {
    const root = this.all('database')[0];
    if (!root) throw new Error('a design has no database record');
    return root;
  }
}
