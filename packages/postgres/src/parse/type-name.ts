// Type names of parse trees → references to types (postgres-model §2.6).

import type { TypeRef } from '@ermine/model';
import type { Node, TypeName } from '@pgsql/types';
import { catalogTypes } from '../catalog-types.gen.ts';
import { quoteIdentifier } from '../identifier.ts';
import { canonicalTypeName } from '../types.ts';
import { constText, nameOfList, stringOf, stringsOf } from './ast.ts';
import type { StatementContext } from './context.ts';

/** The serial pseudo-types and the types of their columns. */
export const serialTypes: ReadonlyMap<string, string> = new Map([
  ['serial', 'integer'],
  ['serial4', 'integer'],
  ['bigserial', 'bigint'],
  ['serial8', 'bigint'],
  ['smallserial', 'smallint'],
  ['serial2', 'smallint'],
]);

const intervalFields: ReadonlyMap<number, string> = new Map([
  [1 << 2, 'year'],
  [1 << 1, 'month'],
  [1 << 3, 'day'],
  [1 << 10, 'hour'],
  [1 << 11, 'minute'],
  [1 << 12, 'second'],
  [(1 << 2) | (1 << 1), 'year to month'],
  [(1 << 3) | (1 << 10), 'day to hour'],
  [(1 << 3) | (1 << 10) | (1 << 11), 'day to minute'],
  [(1 << 3) | (1 << 10) | (1 << 11) | (1 << 12), 'day to second'],
  [(1 << 10) | (1 << 11), 'hour to minute'],
  [(1 << 10) | (1 << 11) | (1 << 12), 'hour to second'],
  [(1 << 11) | (1 << 12), 'minute to second'],
]);

function modifierText(node: Node): string {
  const any = node as {
    A_Const?: Parameters<typeof constText>[0];
    ColumnRef?: { fields?: Node[] };
    A_Expr?: { rexpr?: Node };
  };
  if (any.A_Const) {
    const text = constText(any.A_Const);
    return any.A_Const.sval ? `'${text.replaceAll("'", "''")}'` : text;
  }
  if (any.ColumnRef) return stringsOf(any.ColumnRef.fields).join('.');
  if (any.A_Expr?.rexpr) return `-${modifierText(any.A_Expr.rexpr)}`;
  return stringOf(node);
}

function modifiersOf(name: string, nodes: readonly Node[]): string[] {
  const texts = nodes.map(modifierText);
  if (name !== 'interval') return texts;
  const fields = intervalFields.get(Number(texts[0]));
  const precision = texts[1];
  return [...(fields ? [fields] : []), ...(precision === undefined ? [] : [precision])];
}

/** The serial pseudo-type that a type name is, if it is one. */
export function serialOf(type: TypeName | undefined): string | undefined {
  const names = stringsOf(type?.names);
  return names.length === 1 && serialTypes.has(names[0] as string) ? names[0] : undefined;
}

/**
 * A type name as a reference: a record's id where the name resolves, else a canonical name. Undefined
 * for `%TYPE` of a column that is not known.
 */
export function resolveTypeName(ctx: StatementContext, type: TypeName): TypeRef | undefined {
  if (type.pct_type) return columnType(ctx, type);
  const { schema, name } = nameOfList(type.names);
  const array = (type.arrayBounds?.length ?? 0) > 0;
  const finish = (text: string): TypeRef => {
    const modifiers = type.typmods ? modifiersOf(text, type.typmods) : [];
    return {
      type: text,
      ...(modifiers.length > 0 ? { modifiers } : {}),
      ...(array ? { array } : {}),
    };
  };
  if (schema === 'pg_catalog' || (!schema && catalogTypes.has(name))) {
    return finish(canonicalTypeName(name, (type.typmods ?? []).map(modifierText)));
  }
  const id = ctx.lookup('type', schema ? { schema, name } : { name })[0];
  if (id) return finish(id);
  if (name.startsWith('_')) {
    // The array type of a known type, by its own name.
    const element = resolveTypeName(ctx, {
      ...type,
      names: [...(type.names ?? []).slice(0, -1), { String: { sval: name.slice(1) } }],
    });
    const known = ctx.lookup('type', { name: name.slice(1), ...(schema ? { schema } : {}) });
    if (element && (known.length > 0 || catalogTypes.has(name.slice(1)))) {
      return { ...element, array: true };
    }
  }
  const text = quoteIdentifier(name);
  return finish(schema ? `${quoteIdentifier(schema)}.${text}` : text);
}

function columnType(ctx: StatementContext, type: TypeName): TypeRef | undefined {
  const names = stringsOf(type.names);
  const [column, table, schema] = names.reverse();
  const relation = ctx.relation({ name: table ?? '', ...(schema ? { schema } : {}) });
  const id = relation && ctx.ws.named('column', relation.id, column ?? '')[0];
  const found = ctx.ws.get('column', id);
  if (!found) return undefined;
  ctx.note('type-copied', `the type of column "${column}" was copied`, {
    hint: 'PostgreSQL resolves %TYPE once, when the statement runs.',
  });
  return found.type;
}

/** A type name as a reference; stops the statement where it cannot be told. */
export function typeOf(ctx: StatementContext, type: TypeName | undefined): TypeRef {
  const ref = type && resolveTypeName(ctx, type);
  if (!ref) ctx.missing('column', stringsOf(type?.names).join('.'));
  if ((type.arrayBounds ?? []).length > 1 || hasBound(type.arrayBounds)) {
    ctx.note('array-bounds', 'array dimensions and bounds were left out', {
      detail: 'PostgreSQL accepts and ignores them.',
    });
  }
  return ref;
}

function hasBound(bounds: readonly Node[] | undefined): boolean {
  return (bounds ?? []).some((bound) => {
    const value = (bound as { Integer?: { ival?: number } }).Integer?.ival;
    return value !== undefined && value >= 0;
  });
}
