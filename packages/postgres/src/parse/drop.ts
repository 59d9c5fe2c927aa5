// Removing records as DROP does: what depends goes with CASCADE and stops the statement without it.
// Parts of what is dropped, and what Postgres drops with it silently, always go.
import { type AnyRecord, addressOf, type Id, kindOf, mapIds, Schema } from '@ermine/model';
import type { StatementContext } from './context.ts';
import { StatementProblem } from './problem.ts';

/** Everything at and below some ids. */
function withDescendants(ctx: StatementContext, ids: Iterable<Id>): Set<Id> {
  const all = new Set<Id>();
  const visit = (id: Id): void => {
    if (all.has(id)) return;
    all.add(id);
    for (const child of ctx.ws.childIds(id)) visit(child);
  };
  for (const id of ids) visit(id);
  return all;
}

/**
 * What becomes of a record that refers to something dropped: a changed record outlives it (with CASCADE
 * only, if `cascade`), `follows` goes with it silently, null depends on it.
 */
export type Loosened =
  | { readonly record: AnyRecord; readonly cascade?: boolean }
  | 'follows'
  | null;

type Loosen = (record: AnyRecord, gone: ReadonlySet<Id>) => Loosened;

const loosening = new Map<string, Loosen>();

/** Declares what becomes of records of a kind when what they refer to is dropped. */
export function loosen(kind: AnyRecord['kind'], how: Loosen): void {
  loosening.set(kind, how);
}

/** Finds records that rest on another one without referring to it. */
type FindDependents = (record: AnyRecord, ctx: StatementContext) => readonly AnyRecord[];

const dependence = new Map<string, FindDependents>();

/** Declares what else rests on records of a kind than what refers to them. */
export function rests(kind: AnyRecord['kind'], find: FindDependents): void {
  dependence.set(kind, find);
}

function restingOn(ctx: StatementContext, gone: ReadonlySet<Id>): AnyRecord[] {
  const found: AnyRecord[] = [];
  for (const id of gone) {
    const record = ctx.ws.records.get(id);
    if (!record) continue;
    for (const one of dependence.get(record.kind)?.(record, ctx) ?? []) {
      if (!gone.has(one.id)) found.push(one);
    }
  }
  return found;
}

/**
 * Drops records with what is below them. Records elsewhere that refer to them are dropped too with
 * `cascade`; without it those in the same table or one of `within` (keys, indexes over a dropped
 * column) go, those in `free` stay, and others stop the statement.
 */
export function refuseDependents(
  ctx: StatementContext,
  ids: readonly Id[],
  cascade: boolean,
  { free = [], within = [] }: { free?: readonly Id[]; within?: readonly Id[] } = {},
): void {
  const gone = withDescendants(ctx, ids);
  const tables = new Set<Id>(within);
  for (const id of ids) {
    const record = ctx.ws.records.get(id);
    if (record?.parent !== undefined && kindOf(record.kind)?.address !== 'root')
      tables.add(record.parent);
  }
  const kept = new Map<Id, AnyRecord>();
  for (;;) {
    const dependents = ctx.ws.referrersOf(gone).filter((one) => !free.includes(one.id));
    let grew = false;
    for (const record of [...dependents, ...restingOn(ctx, gone)]) {
      if (kept.has(record.id) || gone.has(record.id)) continue;
      const loose = loosening.get(record.kind)?.(record, gone) ?? null;
      if (loose !== null && loose !== 'follows' && (cascade || !loose.cascade)) {
        kept.set(record.id, loose.record);
        continue;
      }
      const follows = loose === 'follows';
      const own = record.parent !== undefined && tables.has(record.parent) && isPartOfTable(record);
      if (!own && !cascade && !follows) {
        const schema = new Schema(ctx.ws.records);
        const first = ctx.ws.records.get(ids[0] as Id) as AnyRecord;
        throw new StatementProblem(
          'dependent-objects',
          `cannot drop ${addressOf(schema, first)} because other objects depend on it`,
          {
            detail: `${addressOf(schema, record)} depends on it.`,
            hint: 'Use DROP … CASCADE to drop the dependent objects too.',
          },
        );
      }
      for (const id of withDescendants(ctx, [record.id])) gone.add(id);
      grew = true;
    }
    if (!grew) break;
  }
  for (const record of kept.values()) if (!gone.has(record.id)) ctx.ws.put(record);
  const order = [...gone];
  for (const id of order) ctx.ws.remove(id);
}

function isPartOfTable(record: AnyRecord): boolean {
  const kind = kindOf(record.kind);
  return kind?.parents.includes('table') ?? false;
}

/** Takes references to some ids out of a record where its field is one reference or a list of them. */
export function withoutReferences(
  record: AnyRecord,
  gone: ReadonlySet<Id>,
  field: string,
): AnyRecord {
  const value = (record as unknown as Readonly<Record<string, unknown>>)[field];
  const next = Array.isArray(value)
    ? (value as Id[]).filter((id) => !gone.has(id))
    : gone.has(value as Id)
      ? undefined
      : value;
  const copy = { ...mapIds(record, (id) => id) } as unknown as Record<string, unknown>;
  const empty = Array.isArray(next) && next.length === 0;
  if (next === undefined || empty) delete copy[field];
  else copy[field] = next;
  return copy as unknown as AnyRecord;
}
