// Sql values from source text (postgres-model:S1–S3): names that resolve uniquely become references,
// everything else stays the author's text. Nothing is guessed.

import { type Id, isId, type Sql } from '@ermine/model';
import type {
  ColumnRef,
  CommonTableExpr,
  FuncCall,
  Node,
  RangeVar,
  ResTarget,
  SelectStmt,
  TypeName,
} from '@pgsql/types';
import { catalogFunctions } from '../catalog-functions.gen.ts';
import { quoteIdentifier } from '../identifier.ts';
import { nameOfList, nameOfRange, stringOf, stringsOf } from './ast.ts';
import type { QualifiedName, StatementContext } from './context.ts';
import { readToken, skipBlank, TokenType } from './lexer.ts';
import { resolveRoutine } from './routine-lookup.ts';
import {
  columnsOfTable,
  findColumn,
  findCte,
  findSource,
  type RangeSource,
  type Scope,
} from './scope.ts';
import { resolveTypeName } from './type-name.ts';

/** A stretch of the source text and what stands in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly parts: Sql;
}

/** The identifier tokens of a dotted name at an offset. */
export function nameParts(text: string, at: number, end: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let i = at;
  for (;;) {
    const token = readToken(text, i, end);
    if (token.type !== TokenType.word && token.type !== TokenType.quoted) return parts;
    parts.push({ start: i, end: token.end });
    const dot = skipBlank(text, token.end, end);
    if (text[dot] !== '.') return parts;
    i = skipBlank(text, dot + 1, end);
  }
}

/** References that name an output column of a query, which keeps its name when the column is renamed. */
const namesOutput = new WeakSet<object>();

/** An expression in which output columns keep the name that a column has now. */
export function withOutputNames(sql: Sql, column: Id, name: string): Sql {
  return sql.flatMap((part) =>
    typeof part === 'object' && part.id === column && namesOutput.has(part)
      ? [{ id: part.id }, ` AS ${quoteIdentifier(name)}`]
      : [part],
  );
}

class Resolver {
  readonly #ctx: StatementContext;
  readonly #from: number;
  readonly #to: number;
  readonly #edits: Edit[] = [];
  readonly #outputs = new Set<ColumnRef>();

  constructor(ctx: StatementContext, from: number, to: number, edits: readonly Edit[]) {
    this.#ctx = ctx;
    this.#edits.push(...edits);
    this.#from = from;
    this.#to = to;
  }

  result(): Sql {
    const text = this.#ctx.source.text;
    this.#edits.sort((a, b) => a.start - b.start);
    const out: (string | { id: Id })[] = [];
    const add = (part: string | { readonly id: Id }): void => {
      const last = out.length - 1;
      if (typeof part === 'string' && typeof out[last] === 'string') out[last] += part;
      else if (part !== '') out.push(part);
    };
    let at = this.#from;
    for (const edit of this.#edits) {
      if (edit.start < at) continue;
      add(text.slice(at, edit.start));
      for (const part of edit.parts) add(part);
      at = edit.end;
    }
    add(text.slice(at, this.#to));
    return out;
  }

  #edit(start: number, end: number, parts: Sql): void {
    if (start >= this.#from && end <= this.#to) this.#edits.push({ start, end, parts });
  }

  /** Replaces the last part of a dotted name, and the part before it where a schema is named. */
  #object(location: number | undefined, id: Id): void {
    const text = this.#ctx.source.text;
    const parts = nameParts(text, this.#ctx.at(location), this.#to);
    const last = parts.at(-1);
    if (!last) return;
    const schema = this.#ctx.ws.schemaOf(id);
    const qualifier = parts.at(-2);
    if (qualifier) {
      if (schema) this.#edit(qualifier.start, qualifier.end, [{ id: schema }]);
      this.#edit(last.start, last.end, [{ id }]);
      return;
    }
    this.#edit(last.start, last.end, this.#qualified(id));
  }

  /** A reference that means the same object under the search path of the design. */
  #qualified(id: Id): Sql {
    const schema = this.#ctx.ws.get('schema', this.#ctx.ws.schemaOf(id));
    const path = this.#ctx.root.searchPath ?? ['public'];
    return !schema || path.includes(schema.name) ? [{ id }] : [{ id: schema.id }, '.', { id }];
  }

  node(node: unknown, scope: Scope): void {
    if (Array.isArray(node)) {
      for (const item of node) this.node(item, scope);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    for (const key in node) {
      const value = (node as Record<string, unknown>)[key];
      if (typeof value !== 'object' || value === null) continue;
      switch (key) {
        case 'ColumnRef':
          this.#column(value as ColumnRef, scope);
          break;
        case 'SelectStmt':
          this.#select(value as SelectStmt, scope);
          break;
        case 'larg':
        case 'rarg':
          if ('op' in value || 'targetList' in value || 'valuesLists' in value) {
            this.#select(value as SelectStmt, scope);
          } else this.node(value, scope);
          break;
        case 'DefElem':
          this.#definition(value as { arg?: Node });
          this.node(value, scope);
          break;
        case 'FuncCall':
          this.#function(value as FuncCall, scope);
          break;
        case 'TypeName':
        case 'typeName':
          this.#type((key === 'TypeName' || 'names' in value ? value : {}) as TypeName, scope);
          break;
        case 'TypeCast':
          this.#literalName(value as { arg?: Node; typeName?: TypeName });
          this.node(value, scope);
          break;
        default:
          if ('relname' in value) this.#range(value as RangeVar, scope);
          else this.node(value, scope);
      }
    }
  }

  #column(ref: ColumnRef, scope: Scope): void {
    const fields = ref.fields ?? [];
    if (fields.length === 0 || !('String' in (fields[fields.length - 1] as object))) {
      // table.* : the table's own name may be a reference.
      if (fields.length === 2) this.#tableQualifier(ref, scope);
      return;
    }
    const names = stringsOf(fields);
    const parts = nameParts(this.#ctx.source.text, this.#ctx.at(ref.location), this.#to);
    if (parts.length !== names.length) return;
    if (names.length === 1) {
      const id = findColumn(scope, names[0] as string);
      const part = parts[0] as { start: number; end: number };
      if (id !== undefined && !scope.outputs?.has(names[0] as string)) {
        this.#edit(part.start, part.end, [this.#output(ref, id)]);
      }
      return;
    }
    const source = findSource(scope, names[names.length - 2] as string);
    if (!source) return;
    const id = source.columns?.get(names[names.length - 1] as string);
    const column = parts[parts.length - 1] as { start: number; end: number };
    const qualifier = parts[parts.length - 2] as { start: number; end: number };
    if (id) this.#edit(column.start, column.end, [this.#output(ref, id)]);
    if (source.table) this.#edit(qualifier.start, qualifier.end, [{ id: source.table }]);
  }

  /** A reference to a column, marked where it names an output column of a query. */
  #output(ref: ColumnRef, id: Id): { readonly id: Id } {
    const part = { id };
    if (this.#outputs.has(ref)) namesOutput.add(part);
    return part;
  }

  #tableQualifier(ref: ColumnRef, scope: Scope): void {
    const source = findSource(scope, stringOf(ref.fields?.[0]));
    if (!source?.table) return;
    const part = nameParts(this.#ctx.source.text, this.#ctx.at(ref.location), this.#to)[0];
    if (part) this.#edit(part.start, part.end, [{ id: source.table }]);
  }

  #range(range: RangeVar, scope: Scope): void {
    const name = nameOfRange(range);
    if (!name.schema && findCte(scope, name.name) !== undefined) return;
    const record = this.#ctx.relation(name);
    if (record) this.#object(range.location, record.id);
  }

  #function(call: FuncCall, scope: Scope): void {
    if (call.funcformat !== 'COERCE_SQL_SYNTAX') {
      const name = nameOfList(call.funcname);
      // A function of pg_catalog comes first in every search path.
      const builtIn = !name.schema && catalogFunctions.has(name.name);
      const id = builtIn ? undefined : resolveRoutine(this.#ctx, name, call.args?.length ?? 0);
      if (id) this.#object(call.location, id);
      else if (!name.schema && !builtIn) this.#overloaded(name, call.location);
      if (sequenceFunctions.has(name.name)) this.#sequenceArgument(call.args?.[0]);
    }
    const { funcname: _, ...rest } = call;
    this.node(rest, scope);
  }

  /** Several routines of the name: only the schema can be told, and is, where it matters. */
  #overloaded(name: QualifiedName, location: number | undefined): void {
    const ids = this.#ctx.lookup('routine', name);
    const schema = ids[0] ? this.#ctx.ws.get('schema', this.#ctx.ws.schemaOf(ids[0])) : undefined;
    if (!schema || (this.#ctx.root.searchPath ?? ['public']).includes(schema.name)) return;
    const at = this.#ctx.at(location);
    this.#edit(at, at, [{ id: schema.id }, '.']);
  }

  /** Definitions name their functions as if they were types: SFUNC = f, FUNCTION = s.f. */
  #definition(element: { arg?: Node }): void {
    const type = (element.arg as { TypeName?: TypeName } | undefined)?.TypeName;
    if (!type) return;
    const ids = this.#ctx.lookup('routine', nameOfList(type.names));
    const isType = this.#ctx.lookup('type', nameOfList(type.names)).length > 0;
    if (!isType && ids.length === 1) this.#object(type.location, ids[0] as Id);
  }

  #type(type: TypeName, scope: Scope): void {
    if (type.typmods) this.node(type.typmods, scope);
    const ref = resolveTypeName(this.#ctx, type);
    if (ref && isId(ref.type)) this.#object(type.location, ref.type);
  }

  /** `'schema.name'::regclass`: the name inside the literal is a reference. */
  #literalName(cast: { arg?: Node; typeName?: TypeName }): void {
    if (stringsOf(cast.typeName?.names).at(-1) === 'regclass') this.#sequenceArgument(cast.arg);
  }

  #sequenceArgument(node: Node | undefined): void {
    const constant = (
      node as { A_Const?: { sval?: { sval?: string }; location?: number } } | undefined
    )?.A_Const;
    const value = constant?.sval?.sval;
    if (value === undefined) return;
    const text = this.#ctx.source.text;
    const open = this.#ctx.at(constant?.location);
    if (text[open] !== "'" || text.slice(open + 1, open + 1 + value.length) !== value) return;
    const parts = nameParts(value, 0, value.length);
    if (parts.length === 0 || parts[parts.length - 1]?.end !== value.length) return;
    const names = parts.map((part) => unquote(value.slice(part.start, part.end)));
    const name: QualifiedName = {
      name: names[names.length - 1] as string,
      ...(names.length > 1 ? { schema: names[names.length - 2] as string } : {}),
    };
    const record = this.#ctx.relation(name);
    if (!record) return;
    const last = parts[parts.length - 1] as { start: number; end: number };
    const before = parts[parts.length - 2];
    const schema = this.#ctx.ws.schemaOf(record.id);
    const base = open + 1;
    if (before && schema) this.#edit(base + before.start, base + before.end, [{ id: schema }]);
    this.#edit(
      base + last.start,
      base + last.end,
      before ? [{ id: record.id }] : this.#qualified(record.id),
    );
  }

  #select(select: SelectStmt, outer: Scope): void {
    const ctes = new Map<string, ReadonlyMap<string, null> | null>();
    const base: Scope = { sources: [], ctes, outer };
    for (const node of select.withClause?.ctes ?? []) {
      const cte = (node as { CommonTableExpr?: CommonTableExpr }).CommonTableExpr ?? {};
      const query = (cte.ctequery as { SelectStmt?: SelectStmt } | undefined)?.SelectStmt;
      if (select.withClause?.recursive) ctes.set(cte.ctename ?? '', null);
      this.node(cte.ctequery, base);
      ctes.set(
        cte.ctename ?? '',
        cte.aliascolnames
          ? new Map(stringsOf(cte.aliascolnames).map((name) => [name, null]))
          : outputColumns(query),
      );
    }
    const sources: RangeSource[] = [];
    const scope: Scope = { sources, ctes, outer };
    for (const item of select.fromClause ?? []) this.#from_(item, scope, sources);
    for (const item of select.fromClause ?? []) this.#fromExpressions(item, scope);
    const outputs = new Set<string>();
    for (const node of select.targetList ?? []) {
      const { name, val } = (node as { ResTarget?: ResTarget }).ResTarget ?? {};
      if (name) outputs.add(name);
      const column = (val as { ColumnRef?: ColumnRef } | undefined)?.ColumnRef;
      if (column && !name) this.#outputs.add(column);
    }
    for (const part of [
      select.targetList,
      select.whereClause,
      select.groupClause,
      select.havingClause,
      select.windowClause,
      select.distinctClause,
      select.valuesLists,
      select.limitCount,
      select.limitOffset,
    ]) {
      if (part) this.node(part, scope);
    }
    if (select.larg) this.#select(select.larg, { ...scope, sources: [] });
    if (select.rarg) this.#select(select.rarg, { ...scope, sources: [] });
    if (select.sortClause && !select.larg) this.node(select.sortClause, { ...scope, outputs });
  }

  /** Adds the sources of a FROM item and resolves the relation names in it. */
  #from_(item: Node, scope: Scope, sources: RangeSource[]): void {
    const any = item as {
      RangeVar?: RangeVar;
      JoinExpr?: { larg?: Node; rarg?: Node; alias?: { aliasname?: string } };
      RangeSubselect?: {
        subquery?: { SelectStmt?: SelectStmt };
        alias?: { aliasname?: string; colnames?: Node[] };
      };
      RangeFunction?: { alias?: { aliasname?: string } };
    };
    if (any.RangeVar) {
      this.#range(any.RangeVar, scope);
      sources.push(this.#sourceOf(any.RangeVar, scope));
    } else if (any.JoinExpr) {
      const inner: RangeSource[] = [];
      if (any.JoinExpr.larg) this.#from_(any.JoinExpr.larg, scope, inner);
      if (any.JoinExpr.rarg) this.#from_(any.JoinExpr.rarg, scope, inner);
      const alias = any.JoinExpr.alias?.aliasname;
      if (alias) sources.push({ name: alias, columns: null });
      else sources.push(...inner);
    } else if (any.RangeSubselect) {
      const { subquery, alias } = any.RangeSubselect;
      sources.push({
        name: alias?.aliasname ?? '',
        columns: alias?.colnames
          ? new Map(stringsOf(alias.colnames).map((name) => [name, null]))
          : outputColumns(subquery?.SelectStmt),
      });
    } else {
      sources.push({ name: any.RangeFunction?.alias?.aliasname ?? '', columns: null });
    }
  }

  /** Resolves what stands inside FROM items: join conditions, subqueries, function calls. */
  #fromExpressions(item: Node, scope: Scope): void {
    const any = item as {
      RangeVar?: RangeVar;
      JoinExpr?: { larg?: Node; rarg?: Node; quals?: Node };
      RangeSubselect?: { subquery?: Node };
    };
    if (any.RangeVar) return;
    if (any.JoinExpr) {
      if (any.JoinExpr.larg) this.#fromExpressions(any.JoinExpr.larg, scope);
      if (any.JoinExpr.rarg) this.#fromExpressions(any.JoinExpr.rarg, scope);
      if (any.JoinExpr.quals) this.node(any.JoinExpr.quals, scope);
    } else if (any.RangeSubselect) this.node(any.RangeSubselect.subquery, scope);
    else this.node(item, scope);
  }

  #sourceOf(range: RangeVar, scope: Scope): RangeSource {
    const name = nameOfRange(range);
    const alias = range.alias?.aliasname;
    const label = alias ?? name.name;
    const cte = name.schema ? undefined : findCte(scope, name.name);
    if (range.alias?.colnames) {
      return { name: label, columns: null };
    }
    if (cte !== undefined) return { name: label, columns: cte };
    const relation = this.#ctx.relation(name);
    const table = this.#ctx.ws.get('table', relation?.id);
    if (!table) return { name: label, columns: null, table: alias ? undefined : relation?.id };
    const columns = columnsOfTable(this.#ctx, table.id);
    return alias ? { name: label, columns } : { name: label, columns, table: table.id };
  }
}

const sequenceFunctions = new Set(['nextval', 'currval', 'setval', 'pg_get_serial_sequence']);

/** A name as Postgres stores it, from an identifier token. */
export function unquote(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token.toLowerCase();
}

/** The names of a query's output columns; null where they cannot be told without a catalog. */
function outputColumns(select: SelectStmt | undefined): ReadonlyMap<string, null> | null {
  let leaf = select;
  while (leaf?.larg) leaf = leaf.larg;
  if (!leaf?.targetList) return null;
  const names = new Map<string, null>();
  for (const node of leaf.targetList) {
    const target = (node as { ResTarget?: ResTarget }).ResTarget;
    const value = target?.val as { ColumnRef?: ColumnRef } | undefined;
    const last = value?.ColumnRef?.fields?.at(-1);
    if (target?.name) names.set(target.name, null);
    else if (last && 'String' in last) names.set(stringOf(last), null);
    else return null;
  }
  return names;
}

/** The Sql value of source text [from, to), whose names are resolved with the parsed node and a scope. */
export function resolveSql(
  ctx: StatementContext,
  from: number,
  to: number,
  node: unknown,
  scope: Scope,
  edits: readonly Edit[] = [],
): Sql {
  const resolver = new Resolver(ctx, from, to, edits);
  resolver.node(node, scope);
  return resolver.result();
}

/** The Sql value of tokens [from, to). */
export function sqlOfTokens(
  ctx: StatementContext,
  from: number,
  to: number,
  node: unknown,
  scope: Scope,
): Sql {
  if (to <= from) return [];
  return resolveSql(ctx, ctx.tokens.start(from), ctx.tokens.end(to - 1), node, scope);
}

/** The columns of a table that a parsed expression names, each once, in order of appearance. */
export function columnsNamed(node: unknown): string[] {
  const names = new Set<string>();
  const visit = (any: unknown): void => {
    if (Array.isArray(any)) for (const item of any) visit(item);
    else if (typeof any === 'object' && any !== null) {
      const ref = (any as { ColumnRef?: ColumnRef }).ColumnRef;
      if (ref) {
        const last = ref.fields?.at(-1);
        if (last && 'String' in last) names.add(stringOf(last));
        return;
      }
      for (const key in any) visit((any as Record<string, unknown>)[key]);
    }
  };
  visit(node);
  return [...names];
}
