// The record set while a script is interpreted: changes with a journal (a failed statement or a
// ROLLBACK takes them back) and lookups by name in Postgres' name spaces. Kinds declare which name
// spaces they claim; nothing here knows a kind by name beyond the containers of names.
import {
  type AnyRecord,
  eachReference,
  type Id,
  type IdSource,
  type Kind,
  type Kinds,
  kinds,
  makeRecord,
  mapIds,
  orderBetween,
  withAttributes,
} from '@ermine/model';

/**
 * A name space: `relation`, `type` and `routine` are one per schema, `constraint` one per table or
 * domain, the others one per parent.
 */
export type NameSpace =
  | 'schema'
  | 'extension'
  | 'relation'
  | 'type'
  | 'routine'
  | 'constraint'
  | 'schemaConstraint'
  | 'column'
  | 'trigger'
  | 'label';

/** Which name spaces each kind claims with its name. */
export type Claims = { readonly [K in Kind]?: (record: Kinds[K]) => readonly NameSpace[] };

/** A change of a record, or of something else that goes back with it. */
type Change =
  | { readonly id: Id; readonly before: AnyRecord | undefined }
  | { readonly undo: () => void };

const perSchema = new Set<NameSpace>(['relation', 'type', 'routine', 'schemaConstraint']);
const perObject = new Set<NameSpace>(['constraint']);
const NONE: readonly Id[] = [];

/** The keys of siblings that are appended one after the other: the same below every parent. */
const appended: string[] = [];
const NO_SPACES: readonly NameSpace[] = [];

/** A mutable record set. */
export class Workspace {
  readonly records = new Map<Id, AnyRecord>();
  readonly ids: IdSource;
  readonly #claims: Claims;
  readonly #spacesOfKind = new Map<Kind, readonly NameSpace[]>();
  readonly #names = new Map<NameSpace, Map<Id, Map<string, Id[]>>>();
  readonly #children = new Map<Id, Set<Id>>();
  readonly #orders = new Map<Id, number>();
  /** Records that inherit from others or are partitions: few, and asked for by every ALTER COLUMN. */
  readonly heirs = new Set<Id>();
  readonly #columns = new Map<Id, ReadonlyMap<string, Id>>();
  #journal: Change[] = [];

  constructor(ids: IdSource, claims: Claims) {
    this.ids = ids;
    this.#claims = claims;
  }

  /** A mark to come back to with {@link rewind}. */
  mark(): number {
    return this.#journal.length;
  }

  /** Forgets how to undo: nothing before this can be rewound any more. */
  settle(): void {
    this.#journal = [];
  }

  /** Undoes every change since a mark. */
  rewind(mark: number): void {
    while (this.#journal.length > mark) {
      const change = this.#journal.pop() as Change;
      if ('undo' in change) change.undo();
      else this.#replace(change.id, change.before);
    }
  }

  /** Enters a change of something beside the records, which goes back with them. */
  onRewind(undo: () => void): void {
    this.#journal.push({ undo });
  }

  /** Ids changed since a mark that still exist, in order of their first change. */
  changedSince(mark: number): Id[] {
    const ids = new Set<Id>();
    for (let i = mark; i < this.#journal.length; i++) {
      const change = this.#journal[i] as Change;
      if ('id' in change && this.records.has(change.id)) ids.add(change.id);
    }
    return [...ids];
  }

  /** Makes a record with a new id. */
  make<K extends Kind>(kind: K, draft: Omit<Kinds[K], 'kind' | 'id'>): Kinds[K] {
    const record = makeRecord(kind, { ...draft, id: this.ids(kinds[kind].prefix) } as never);
    this.put(record);
    return record;
  }

  /** Adds or replaces a record. */
  put(record: AnyRecord): void {
    this.#journal.push({ id: record.id, before: this.records.get(record.id) });
    this.#replace(record.id, record);
  }

  /** Changes attributes of a record; undefined takes one away. */
  set<R extends AnyRecord>(record: R, changes: Partial<Record<keyof R, unknown>>): R {
    const next = withAttributes(record, changes as never);
    this.put(next);
    return next;
  }

  /** The newest state of a record. */
  current<R extends AnyRecord>(record: R): R {
    return (this.records.get(record.id) as R | undefined) ?? record;
  }

  /** Removes a record and everything below it; returns what was removed. */
  remove(id: Id): AnyRecord[] {
    const removed: AnyRecord[] = [];
    const visit = (one: Id): void => {
      const record = this.records.get(one);
      if (!record) return;
      for (const child of [...this.childIds(one)]) visit(child);
      removed.push(record);
      this.#journal.push({ id: one, before: record });
      this.#replace(one, undefined);
    };
    visit(id);
    return removed;
  }

  /** Records outside the given ones that refer to any of them. */
  referrersOf(targets: ReadonlySet<Id>): AnyRecord[] {
    const found: AnyRecord[] = [];
    for (const record of this.records.values()) {
      if (targets.has(record.id)) continue;
      let hit = false;
      eachReference(record, ({ id }) => {
        if (targets.has(id)) hit = true;
      });
      if (hit) found.push(record);
    }
    return found;
  }

  /** Rewrites references: every id of the map is replaced by its target in all other records. */
  redirect(map: ReadonlyMap<Id, Id>): void {
    for (const record of this.referrersOf(new Set(map.keys()))) {
      this.put(mapIds(record, (id) => map.get(id) ?? id));
    }
  }

  childIds(id: Id): Iterable<Id> {
    return this.#children.get(id) ?? NONE;
  }

  /** The children of one kind, in the order in which they were made. */
  children<K extends Kind>(kind: K, id: Id): Kinds[K][] {
    const list: Kinds[K][] = [];
    for (const child of this.childIds(id)) {
      const record = this.records.get(child);
      if (record?.kind === kind) list.push(record as Kinds[K]);
    }
    return list;
  }

  get<K extends Kind>(kind: K, id: Id | undefined): Kinds[K] | undefined {
    const record = id === undefined ? undefined : this.records.get(id);
    return record?.kind === kind ? (record as Kinds[K]) : undefined;
  }

  /** The id of the schema that a record lives in (a schema is its own); undefined for the root. */
  schemaOf(id: Id): Id | undefined {
    let below: AnyRecord | undefined;
    let at: Id | undefined = id;
    while (at !== undefined) {
      const record: AnyRecord | undefined = this.records.get(at);
      if (!record) return undefined;
      if (record.parent === undefined) break;
      below = record;
      at = record.parent;
    }
    return below && this.#spaces(below).includes('schema') ? below.id : undefined;
  }

  /** The name spaces that a record claims. */
  #spaces(record: AnyRecord): readonly NameSpace[] {
    const known = this.#spacesOfKind.get(record.kind);
    if (known) return known;
    const claim = this.#claims[record.kind] as
      | ((one: AnyRecord) => readonly NameSpace[])
      | undefined;
    const spaces = claim?.(record) ?? NO_SPACES;
    // A claim that does not look at the record is the same for all of the kind.
    if (!claim || claim.length === 0) this.#spacesOfKind.set(record.kind, spaces);
    return spaces;
  }

  /** The schema's member that a record is or belongs to: the table of a column. */
  objectOf(id: Id): Id | undefined {
    const schema = this.schemaOf(id);
    let at: Id | undefined = id;
    while (at !== undefined) {
      const above: Id | undefined = this.records.get(at)?.parent;
      if (above === schema) return at;
      at = above;
    }
    return undefined;
  }

  /** The ids that claim a name in a name space of a container (a schema, its member or a parent). */
  named(space: NameSpace, container: Id, name: string): readonly Id[] {
    return this.#names.get(space)?.get(container)?.get(name) ?? NONE;
  }

  /** The next order key after the last one given out below a parent. */
  nextOrder(parent: Id): string {
    const count = this.#orders.get(parent) ?? 0;
    this.#orders.set(parent, count + 1);
    while (appended.length <= count) appended.push(orderBetween(appended.at(-1) ?? null, null));
    return appended[count] as string;
  }

  /** The columns of a table, made once and kept until a column or a table changes. */
  columnsOf(table: Id, read: () => ReadonlyMap<string, Id>): ReadonlyMap<string, Id> {
    const known = this.#columns.get(table);
    if (known) return known;
    const columns = read();
    this.#columns.set(table, columns);
    return columns;
  }

  /** Forgets columns where a record of a kind that has or is one changes. */
  #forgetColumns(record: AnyRecord): void {
    if (this.#columns.size === 0) return;
    const spaces = this.#spaces(record);
    if (spaces.includes('column') || spaces.includes('type')) this.#columns.clear();
  }

  #replace(id: Id, after: AnyRecord | undefined): void {
    const before = this.records.get(id);
    this.#forgetColumns((after ?? before) as AnyRecord);
    if (after && ('inherits' in after || 'partition' in after)) this.heirs.add(id);
    else this.heirs.delete(id);
    const moved = before !== undefined && after !== undefined && before.parent !== after.parent;
    const below = moved ? this.#below(id) : [];
    for (const record of below) this.#index(record, false);
    if (before) {
      if (!after || after.name !== before.name || after.parent !== before.parent)
        this.#index(before, false);
      if (before.parent !== undefined && after?.parent !== before.parent) {
        this.#children.get(before.parent)?.delete(id);
      }
    }
    if (!after) {
      this.records.delete(id);
      return;
    }
    this.records.set(id, after);
    if (!before || after.name !== before.name || after.parent !== before.parent)
      this.#index(after, true);
    if (after.parent !== undefined && before?.parent !== after.parent) {
      const siblings = this.#children.get(after.parent);
      if (siblings) siblings.add(id);
      else this.#children.set(after.parent, new Set([id]));
    }
    for (const record of below) this.#index(record, true);
  }

  /** Everything below a record: its names may live in the schema that the record lives in. */
  #below(id: Id): AnyRecord[] {
    const found: AnyRecord[] = [];
    for (const child of this.childIds(id)) {
      const record = this.records.get(child);
      if (record) found.push(record, ...this.#below(child));
    }
    return found;
  }

  /** Where the names of a name space live for records below a parent. */
  #container(space: NameSpace, parent: Id): Id | undefined {
    if (perSchema.has(space)) return this.schemaOf(parent);
    return perObject.has(space) ? this.objectOf(parent) : parent;
  }

  #index(record: AnyRecord, add: boolean): void {
    if (record.name === undefined || record.parent === undefined) return;
    for (const space of this.#spaces(record)) {
      const container = this.#container(space, record.parent);
      if (container === undefined) continue;
      if (add) this.#addName(space, container, record.name, record.id);
      else this.#removeName(space, container, record.name, record.id);
    }
  }

  #addName(space: NameSpace, container: Id, name: string, id: Id): void {
    let containers = this.#names.get(space);
    if (!containers) {
      containers = new Map();
      this.#names.set(space, containers);
    }
    let names = containers.get(container);
    if (!names) {
      names = new Map();
      containers.set(container, names);
    }
    const ids = names.get(name);
    if (ids) ids.push(id);
    else names.set(name, [id]);
  }

  #removeName(space: NameSpace, container: Id, name: string, id: Id): void {
    const names = this.#names.get(space)?.get(container);
    const ids = names?.get(name);
    const at = ids?.indexOf(id) ?? -1;
    if (!names || !ids || at < 0) return;
    ids.splice(at, 1);
    if (ids.length === 0) names.delete(name);
  }
}
