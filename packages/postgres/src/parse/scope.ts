// What names mean inside a query: the relations of FROM, CTEs and the columns they bring. What a
// relation's columns are is only known for tables; other sources hide names rather than guess.
import type { Id } from '@ermine/model';
import type { StatementContext } from './context.ts';

/** One source of columns: `columns` maps a name to its column, or to null where it is no record; null as a whole means unknown. */
export interface RangeSource {
  readonly name: string;
  /** The table, where the source is named by the table's own name and not by an alias. */
  readonly table?: Id;
  readonly columns: ReadonlyMap<string, Id | null> | null;
}

/** The sources of one query level; names not found go to the level around it. */
export interface Scope {
  readonly sources: readonly RangeSource[];
  readonly ctes: ReadonlyMap<string, ReadonlyMap<string, null> | null>;
  readonly outer?: Scope;
  /** Names of output columns, which ORDER BY sees first. */
  readonly outputs?: ReadonlySet<string>;
}

const NO_CTES: ReadonlyMap<string, null> = new Map();

/** The columns of a table by name, inherited ones and those of a partition's parent included. */
export function columnsOfTable(ctx: StatementContext, tableId: Id): ReadonlyMap<string, Id> {
  return ctx.ws.columnsOf(tableId, () => readColumns(ctx, tableId));
}

function readColumns(ctx: StatementContext, tableId: Id): Map<string, Id> {
  const columns = new Map<string, Id>();
  const visit = (id: Id, seen: readonly Id[]): void => {
    const table = ctx.ws.get('table', id);
    if (!table || seen.includes(id)) return;
    const path = [...seen, id];
    for (const parent of table.inherits ?? []) visit(parent, path);
    if (table.partition) visit(table.partition.of, path);
    for (const column of ctx.ws.children('column', id)) columns.set(column.name, column.id);
  };
  visit(tableId, []);
  return columns;
}

/** The scope of expressions that belong to a table: checks, defaults, index keys, policies. */
export function tableScope(
  ctx: StatementContext,
  tableId: Id,
  more: readonly RangeSource[] = [],
): Scope {
  const table = ctx.ws.get('table', tableId);
  return {
    sources: [
      { name: table?.name ?? '', table: tableId, columns: columnsOfTable(ctx, tableId) },
      ...more,
    ],
    ctes: NO_CTES,
  };
}

/** The scope of NEW and OLD in a trigger's condition or a rule. */
export function rowScope(ctx: StatementContext, tableId: Id): Scope {
  const columns = ctx.ws.get('table', tableId) ? columnsOfTable(ctx, tableId) : null;
  return {
    sources: [
      { name: 'new', columns },
      { name: 'old', columns },
    ],
    ctes: NO_CTES,
  };
}

/** A scope without any names. */
export const emptyScope: Scope = { sources: [], ctes: NO_CTES };

/** The column that an unqualified name means, or undefined where it is none, several or not known. */
export function findColumn(scope: Scope, name: string): Id | undefined {
  for (let level: Scope | undefined = scope; level; level = level.outer) {
    let found: Id | null | undefined;
    let count = 0;
    for (const source of level.sources) {
      if (source.columns === null) return undefined;
      const id = source.columns.get(name);
      if (id !== undefined) {
        found = id;
        count++;
      }
    }
    if (count > 1) return undefined;
    if (count === 1) return found ?? undefined;
  }
  return undefined;
}

/** The source that a qualifier means. */
export function findSource(scope: Scope, name: string): RangeSource | undefined {
  for (let level: Scope | undefined = scope; level; level = level.outer) {
    const found = level.sources.filter((source) => source.name === name);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

/** The columns of a CTE, or undefined where the name is no CTE. */
export function findCte(scope: Scope, name: string): ReadonlyMap<string, null> | null | undefined {
  for (let level: Scope | undefined = scope; level; level = level.outer) {
    const cte = level.ctes.get(name);
    if (cte !== undefined) return cte;
  }
  return undefined;
}
