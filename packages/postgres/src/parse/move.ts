// Moving objects to another schema: expressions that name their schema name the new one.
import type { AnyRecord, Id, Sql } from '@ermine/model';
import type { StatementContext } from './context.ts';
import { mapSql } from './map-sql.ts';

type Part = Sql[number];

const isRef = (part: Part | undefined, id?: Id): boolean =>
  typeof part === 'object' && (id === undefined || part.id === id);

/** An expression with the schema written before each object that moved. */
function requalified(ctx: StatementContext, sql: Sql, moved: ReadonlySet<Id>, to: Id): Sql {
  const target = ctx.ws.get('schema', to)?.name ?? '';
  const found = (ctx.root.searchPath ?? ['public']).includes(target);
  const out: Part[] = [];
  sql.forEach((part, i) => {
    if (typeof part === 'string' || !moved.has(part.id)) {
      out.push(part);
      return;
    }
    const dot = sql[i - 1];
    const schema = sql[i - 2];
    const isQualified =
      typeof dot === 'string' &&
      dot.trim() === '.' &&
      typeof schema === 'object' &&
      ctx.ws.get('schema', schema.id) !== undefined;
    if (isQualified) out[out.length - 2] = { id: to };
    else if (!found && !(isRef(sql[i + 1]) || String(sql[i + 1] ?? '').startsWith('.'))) {
      out.push({ id: to }, '.');
    }
    out.push(part);
  });
  return out;
}

/** Moves objects with all that belongs to them into a schema. */
export function moveToSchema(ctx: StatementContext, records: readonly AnyRecord[], to: Id): void {
  for (const record of records) ctx.ws.set(record, { parent: to } as Partial<AnyRecord>);
  const moved = new Set(records.map((record) => record.id));
  for (const record of ctx.ws.referrersOf(moved)) {
    const next = mapSql(record, (sql) => requalified(ctx, sql, moved, to));
    if (JSON.stringify(next) !== JSON.stringify(record)) ctx.ws.put(next);
  }
}
