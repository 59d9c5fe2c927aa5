// RENAME, SET SCHEMA and DROP: the same for all kinds, since identity is the id.

import { type AnyRecord, fieldsOf, type Id, kindOf, quotePart } from '@ermine/model';
import type { AlterObjectSchemaStmt, DropStmt, Node, RenameStmt } from '@pgsql/types';
import { findUnmodelled } from '../kinds/opaque/parse.ts';
import { nameOfRange } from './ast.ts';
import type { StatementContext } from './context.ts';
import { refuseDependents } from './drop.ts';
import { listItems, nameOfObject } from './finders.ts';
import { moveToSchema } from './move.ts';
import { keepOpaque } from './opaque-object.ts';
import { appender, mover, renamer } from './registry.ts';
import type { NameSpace } from './workspace.ts';

const parts: Readonly<Record<string, NameSpace>> = {
  OBJECT_COLUMN: 'column',
  OBJECT_TABCONSTRAINT: 'constraint',
  OBJECT_TRIGGER: 'trigger',
};

function setName(ctx: StatementContext, record: AnyRecord, name: string): void {
  const renaming = renamer(record.kind);
  if (renaming) {
    renaming(record as never, name, ctx);
    return;
  }
  const automatic = kindOf(record.kind) && 'autoName' in fieldsOf(record.kind);
  ctx.ws.set(record, { name, ...(automatic ? { autoName: false } : {}) } as never);
}

/** Interprets ALTER … RENAME. */
export function rename(node: RenameStmt, ctx: StatementContext): void {
  const type = node.renameType as string;
  const name = node.newname ?? '';
  if (node.relation) {
    const target = nameOfRange(node.relation);
    const relation = ctx.relation(target);
    if (!relation) {
      if (!node.missing_ok) ctx.missing('relation', target);
      ctx.note('missing', `relation ${quotePart(target.name)} does not exist, skipping`);
      return;
    }
    const space = parts[type];
    if (!space && !node.subname) {
      ctx.refuseTaken('relation', ctx.ws.schemaOf(relation.id) as Id, name, 'relation');
      setName(ctx, relation, name);
      return;
    }
    const id = space && ctx.ws.named(space, relation.id, node.subname ?? '')[0];
    const record = id === undefined ? undefined : ctx.ws.records.get(id);
    if (record) {
      ctx.refuseTaken(space as NameSpace, relation.id, name, space as string);
      setName(ctx, record, name);
      return;
    }
    const opaque = ctx.ws
      .children('opaque', relation.id)
      .find((one) => one.name === node.subname && one.tag === `CREATE ${type.slice(7)}`);
    if (opaque) {
      setName(ctx, opaque, name);
      return;
    }
    const append = appender(relation.kind);
    if (append) {
      append(relation as never, { RenameStmt: node }, ctx);
      return;
    }
    if (ctx.ws.get('table', relation.id)) ctx.missing(space ?? 'object', node.subname ?? '');
    ctx.outcome = 'opaque';
    keepOpaque(ctx, {
      tag: 'RENAME',
      address: `rename of ${node.subname ?? ''} in ${target.name}`,
      node: { RenameStmt: node },
      parent: relation.id,
    });
    return;
  }
  const object =
    type === 'OBJECT_DOMCONSTRAINT'
      ? domainConstraint(node)
      : (node.object ?? ({ String: { sval: node.subname ?? '' } } as Node));
  const id = find(type, object, ctx);
  const record = id === undefined ? undefined : ctx.ws.records.get(id);
  if (!record) ctx.missing(type.slice(7).toLowerCase(), node.subname ?? nameOfObject(object));
  setName(ctx, record, name);
}

/** A domain's constraint as COMMENT and DROP name it: the type and the constraint's name. */
function domainConstraint(node: RenameStmt): Node {
  const names = [...listItems(node.object)];
  const items = [{ TypeName: { names } }, { String: { sval: node.subname ?? '' } }];
  return { List: { items } } as Node;
}

function find(type: string, object: Node | undefined, ctx: StatementContext): Id | undefined {
  return ctx.dispatch.knows(type)
    ? ctx.dispatch.find(type, object, ctx)
    : findUnmodelled(type, object, ctx);
}

/** Interprets ALTER … SET SCHEMA. */
export function setSchema(node: AlterObjectSchemaStmt, ctx: StatementContext): void {
  const type = node.objectType as string;
  const schema = ctx.schemaNamed(node.newschema ?? '');
  const name = nameOfRange(node.relation);
  const id = node.relation ? ctx.relation(name)?.id : find(type, node.object, ctx);
  const record = id === undefined ? undefined : ctx.ws.records.get(id);
  if (!record) {
    if (!node.missing_ok) ctx.missing('object', node.relation ? name : nameOfObject(node.object));
    ctx.note('missing', 'the object does not exist, skipping');
    return;
  }
  const moving = mover(record.kind);
  if (moving) {
    moving(record as never, schema.id, ctx);
    return;
  }
  // The sequences that belong to a table's columns move with it.
  const sequences = ctx.ws.children('sequence', record.parent as Id).filter((sequence) => {
    const column = ctx.ws.get('column', sequence.link?.column);
    return column?.parent === record.id;
  });
  moveToSchema(ctx, [record, ...sequences], schema.id);
}

/** Interprets DROP of any kind of object. */
export function drop(node: DropStmt, ctx: StatementContext): void {
  const type = node.removeType as string;
  const ids: Id[] = [];
  for (const object of node.objects ?? []) {
    const id = find(type, object, ctx);
    if (id) {
      ids.push(id);
      continue;
    }
    const name = nameOfObject(object);
    if (!node.missing_ok) ctx.missing(type.slice(7).toLowerCase().replaceAll('_', ' '), name);
    ctx.note(
      'missing',
      `${type.slice(7).toLowerCase().replaceAll('_', ' ')} ${quotePart(name.name)} does not exist, skipping`,
    );
  }
  if (ids.length > 0) refuseDependents(ctx, ids, node.behavior === 'DROP_CASCADE');
}
