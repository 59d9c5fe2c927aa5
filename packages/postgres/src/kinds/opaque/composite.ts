// Composite types are opaque, but typed tables and LIKE take their columns from them: what the
// attributes are is known while a script is read.
import {
  type Column,
  type Id,
  type Opaque,
  quotePart,
  type Sql,
  type TypeRef,
} from '@ermine/model';
import type { AlterTableCmd, AlterTableStmt, ColumnDef, Node, RenameStmt } from '@pgsql/types';
import type { StatementContext } from '../../parse/context.ts';
import { refuseDependents } from '../../parse/drop.ts';
import { typeOf } from '../../parse/type-name.ts';
import { namedSql } from '../index/elements.ts';

/** One attribute of a composite type. */
export interface CompositeAttribute {
  readonly name: string;
  readonly type: TypeRef;
  readonly collation?: Sql;
}

/** The attributes of a composite type; undefined for what is none. */
export function attributesOf(
  ctx: StatementContext,
  id: Id | undefined,
): readonly CompositeAttribute[] | undefined {
  return id === undefined ? undefined : ctx.session.composites.get(id);
}

function setAttributes(
  ctx: StatementContext,
  id: Id,
  attributes: readonly CompositeAttribute[],
): void {
  const { composites } = ctx.session;
  const before = composites.get(id);
  ctx.ws.onRewind(() => {
    if (before) composites.set(id, before);
    else composites.delete(id);
  });
  composites.set(id, attributes);
}

function attributeOf(ctx: StatementContext, definition: ColumnDef): CompositeAttribute {
  const collation = namedSql(definition.collClause?.collname);
  return {
    name: definition.colname ?? '',
    type: typeOf(ctx, definition.typeName),
    ...(collation ? { collation } : {}),
  };
}

/** Notes the attributes that CREATE TYPE gives. */
export function defineAttributes(
  ctx: StatementContext,
  id: Id,
  nodes: readonly Node[] | undefined,
): void {
  const attributes = (nodes ?? []).map((node) =>
    attributeOf(ctx, (node as { ColumnDef?: ColumnDef }).ColumnDef ?? {}),
  );
  setAttributes(ctx, id, attributes);
}

/** Makes columns of a table from attributes. */
export function columnsFrom(
  ctx: StatementContext,
  table: Id,
  attributes: readonly CompositeAttribute[],
): Column[] {
  return attributes.map((attribute) =>
    ctx.ws.make('column', { ...attribute, parent: table, order: ctx.ws.nextOrder(table) }),
  );
}

/** The columns of typed tables that are made from an attribute. */
function columnsOf(ctx: StatementContext, type: Id, name: string): Column[] {
  return [...ctx.ws.records.values()].flatMap((record) => {
    if (record.kind !== 'table' || record.ofType !== type) return [];
    return ctx.ws.get('column', ctx.ws.named('column', record.id, name)[0]) ?? [];
  });
}

function alterAttribute(ctx: StatementContext, type: Opaque, cmd: AlterTableCmd): void {
  const attributes = attributesOf(ctx, type.id) ?? [];
  const definition = (cmd.def as { ColumnDef?: ColumnDef } | undefined)?.ColumnDef ?? {};
  if (cmd.subtype === 'AT_AddColumn') {
    const added = attributeOf(ctx, definition);
    setAttributes(ctx, type.id, [...attributes, added]);
    for (const record of [...ctx.ws.records.values()]) {
      if (record.kind === 'table' && record.ofType === type.id) {
        columnsFrom(ctx, record.id, [added]);
      }
    }
  } else if (cmd.subtype === 'AT_DropColumn') {
    setAttributes(
      ctx,
      type.id,
      attributes.filter((one) => one.name !== cmd.name),
    );
    const ids = columnsOf(ctx, type.id, cmd.name ?? '').map((one) => one.id);
    if (ids.length > 0) refuseDependents(ctx, ids, cmd.behavior === 'DROP_CASCADE');
  } else if (cmd.subtype === 'AT_AlterColumnType') {
    const changed = attributeOf(ctx, { ...definition, colname: cmd.name });
    setAttributes(
      ctx,
      type.id,
      attributes.map((one) => (one.name === cmd.name ? changed : one)),
    );
    for (const column of columnsOf(ctx, type.id, changed.name)) {
      ctx.ws.set(column, { type: changed.type, collation: changed.collation });
    }
  }
}

/** Follows what ALTER TYPE does to the attributes of a composite type. */
export function followComposite(ctx: StatementContext, type: Opaque, node: Node): void {
  const { AlterTableStmt: alter, RenameStmt: rename } = node as {
    AlterTableStmt?: AlterTableStmt;
    RenameStmt?: RenameStmt;
  };
  const attributes = attributesOf(ctx, type.id);
  if (!attributes) return;
  for (const cmd of alter?.cmds ?? []) {
    alterAttribute(ctx, type, (cmd as { AlterTableCmd?: AlterTableCmd }).AlterTableCmd ?? {});
  }
  if (rename?.renameType !== 'OBJECT_ATTRIBUTE') return;
  const name = rename.newname ?? '';
  if (!attributes.some((one) => one.name === rename.subname)) {
    ctx.missing('attribute', `${quotePart(type.name ?? '')}.${rename.subname ?? ''}`);
  }
  const renamed = attributes.map((one) => (one.name === rename.subname ? { ...one, name } : one));
  for (const column of columnsOf(ctx, type.id, rename.subname ?? '')) ctx.ws.set(column, { name });
  setAttributes(ctx, type.id, renamed);
}
