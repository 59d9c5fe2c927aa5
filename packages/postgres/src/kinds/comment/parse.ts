// COMMENT ON any object.

import type { Id } from '@ermine/model';
import type { CommentStmt, Node } from '@pgsql/types';
import { nameOfList, stringOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { listItems, nameOfObject } from '../../parse/finders.ts';
import { appendOpaque, keepOpaque } from '../../parse/opaque-object.ts';
import type { ParseSlot } from '../../parse/slot.ts';

/** A column of a relation whose columns are no records, such as a view's. */
function viewColumn(
  object: Node | undefined,
  ctx: StatementContext,
): { parent: Id; subobject: string } | undefined {
  const items = listItems(object);
  const relation = ctx.relation(nameOfList(items.slice(0, -1)));
  const subobject = stringOf(items[items.length - 1]);
  if (!relation || ctx.ws.get('table', relation.id)) return undefined;
  return { parent: relation.id, subobject };
}

function comment(node: CommentStmt, ctx: StatementContext): void {
  const type = node.objtype ?? 'OBJECT_TABLE';
  const id = ctx.dispatch.find(type, node.object, ctx);
  if (type === 'OBJECT_EXTENSION' && !id) {
    ctx.outcome = 'session';
    ctx.note('built-in', 'a comment on an extension that is always there was left out');
    return;
  }
  const view = id || type !== 'OBJECT_COLUMN' ? undefined : viewColumn(node.object, ctx);
  const parent = id ?? view?.parent;
  if (!parent) {
    if (ctx.dispatch.knows(type)) {
      const noun = type.slice('OBJECT_'.length).toLowerCase().replaceAll('_', ' ');
      ctx.missing(noun, nameOfObject(node.object));
    }
    ctx.outcome = 'opaque';
    keepOpaque(ctx, {
      tag: 'COMMENT',
      address: `comment ${ctx.source.start}`,
      node: { CommentStmt: node },
    });
    return;
  }
  const target = ctx.ws.get('opaque', parent);
  if (target) {
    ctx.outcome = 'opaque';
    appendOpaque(ctx, target, { CommentStmt: node });
    return;
  }
  const onIndex = type === 'OBJECT_INDEX' && ctx.ws.get('index', parent) === undefined;
  const before = ctx.ws
    .children('comment', parent)
    .find((one) => one.subobject === view?.subobject && (one.onIndex ?? false) === onIndex);
  if (!node.comment) {
    if (before) ctx.ws.remove(before.id);
    return;
  }
  if (before) ctx.ws.set(before, { text: node.comment });
  else {
    ctx.ws.make('comment', {
      parent,
      text: node.comment,
      ...(view ? { subobject: view.subobject } : {}),
      onIndex,
    });
  }
}

export const parse: ParseSlot<'comment'> = { statements: { CommentStmt: comment } };
