/**
 * The rows of the navigator: schema ▸ kind ▸ object ▸ parts, flattened to those that are shown.
 * A pure function of the records, what is open, and the filter.
 */
import { type AnyRecord, type Id, type Kind, kindOf, type Schema } from '@ermine/model';
import { nounOf } from '../kinds/nouns.ts';
import { grouped, listed, openAtFirst } from '../kinds/tree.ts';

/** One shown row; `level` counts from 1 as `aria-level` does. */
export interface TreeRow {
  readonly key: string;
  readonly level: number;
  /** The record, absent for a group. */
  readonly id?: Id;
  /** The kind of the record, or of the records in the group. */
  readonly kind: Kind;
  readonly label: string;
  /** Number of members of a group. */
  readonly count?: number;
  readonly expandable: boolean;
  readonly expanded: boolean;
  /** Place among the rows of the same parent, from 1, and their number. */
  readonly position: number;
  readonly siblings: number;
}

/** All rows to show. With a filter, matching records and what they lie in, all open. */
export function treeRows(schema: Schema, open: ReadonlySet<string>, filter: string): TreeRow[] {
  const wanted = filter.trim().toLowerCase();
  const rows: TreeRow[] = [];
  const hits = wanted === '' ? undefined : matching(schema, wanted);
  const isShown = (record: AnyRecord) => listed[record.kind] && (!hits || hits.has(record.id));

  const addRecord = (record: AnyRecord, level: number, position: number, siblings: number) => {
    const children = schema.children(record.id).filter(isShown);
    const expanded = children.length > 0 && (hits !== undefined || open.has(record.id));
    rows.push({
      key: record.id,
      level,
      id: record.id,
      kind: record.kind,
      label: record.name ?? nounOf(record.kind),
      expandable: children.length > 0,
      expanded,
      position,
      siblings,
    });
    if (!expanded) return;
    if (grouped.has(record.kind)) addGroups(record.id, children, level + 1);
    else {
      for (const [i, child] of children.entries()) {
        addRecord(child, level + 1, i + 1, children.length);
      }
    }
  };

  const addGroups = (parent: Id, children: readonly AnyRecord[], level: number) => {
    const byKind = new Map<Kind, AnyRecord[]>();
    for (const child of children) {
      const group = byKind.get(child.kind);
      if (group) group.push(child);
      else byKind.set(child.kind, [child]);
    }
    // Spaces stand beside the other groups, not inside one of their own.
    // What people came for stands first.
    const kinds = [...byKind].sort(
      ([a], [b]) => Number(b === openAtFirst) - Number(a === openAtFirst),
    );
    const groups = kinds.flatMap(([kind, members]) =>
      grouped.has(kind)
        ? members.map((one) => ({ kind, members: [one], alone: true }))
        : [{ kind, members: members.sort(byName), alone: false }],
    );
    for (const [i, { kind, members, alone }] of groups.entries()) {
      const [first] = members;
      if (alone && first) {
        addRecord(first, level, i + 1, groups.length);
        continue;
      }
      const key = `${parent}:${kind}`;
      const expanded = hits !== undefined || open.has(key);
      const plural = kindOf(kind)?.plural ?? kind;
      rows.push({
        key,
        level,
        kind,
        label: plural.charAt(0).toUpperCase() + plural.slice(1),
        count: members.length,
        expandable: true,
        expanded,
        position: i + 1,
        siblings: groups.length,
      });
      if (!expanded) continue;
      for (const [j, one] of members.entries()) addRecord(one, level + 1, j + 1, members.length);
    }
  };

  addGroups(schema.root.id, schema.children(schema.root.id).filter(isShown), 1);
  return rows;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Natural order for people: t2 before t10; records with an order of their own keep it. */
function byName(a: AnyRecord, b: AnyRecord): number {
  if (a.order !== undefined || b.order !== undefined) return 0;
  return collator.compare(a.name ?? '', b.name ?? '');
}

/** Ids of the records whose name contains the text, and of everything above them. */
function matching(schema: Schema, wanted: string): ReadonlySet<Id> {
  const out = new Set<Id>();
  for (const record of schema.records.values()) {
    if (!listed[record.kind] || !(record.name ?? '').toLowerCase().includes(wanted)) continue;
    let at: AnyRecord | undefined = record;
    while (at && !out.has(at.id)) {
      out.add(at.id);
      at = at.parent === undefined ? undefined : schema.get(at.parent);
    }
  }
  return out;
}

/** What is open at first: every space with few objects, and its tables. */
export function initiallyOpen(schema: Schema): ReadonlySet<string> {
  const open = new Set<string>();
  const spaces = schema.children(schema.root.id).filter((child) => grouped.has(child.kind));
  for (const space of spaces) {
    const children = schema.children(space.id);
    if (spaces.length > 6 && children.length > 40) continue;
    open.add(space.id);
    open.add(`${space.id}:${openAtFirst}`);
  }
  return open;
}

/** Keys that must be open for a record to be shown. */
export function pathTo(schema: Schema, id: Id): readonly string[] {
  const out: string[] = [];
  let at = schema.get(id);
  while (at?.parent !== undefined) {
    const parent = schema.get(at.parent);
    if (!parent) break;
    if (grouped.has(parent.kind)) out.push(`${parent.id}:${at.kind}`);
    out.push(parent.id);
    at = parent;
  }
  return out;
}
