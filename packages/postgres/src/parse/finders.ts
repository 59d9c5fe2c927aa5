// Finders shared by kinds whose objects are named alike.

import type { Id } from '@ermine/model';
import type { Node, ObjectWithArgs, TypeName } from '@pgsql/types';
import { nameOfList, stringOf } from './ast.ts';
import type { QualifiedName, StatementContext } from './context.ts';
import type { Finder } from './slot.ts';
import type { NameSpace } from './workspace.ts';

/** The items of a List node. */
export function listItems(object: Node | undefined): readonly Node[] {
  return (object as { List?: { items?: Node[] } } | undefined)?.List?.items ?? [];
}

/** The name of an object as a statement gives it: bare, a list, a type or a routine with arguments. */
export function nameOfObject(object: Node | undefined): QualifiedName {
  const { ObjectWithArgs: routine, TypeName: type } = (object ?? {}) as {
    ObjectWithArgs?: ObjectWithArgs;
    TypeName?: TypeName;
  };
  const bare = stringOf(object);
  if (bare !== '') return { name: bare };
  return nameOfList(routine?.objname ?? type?.names ?? listItems(object));
}

/** Finds a relation by its possibly qualified name. */
export const relationFinder: Finder = (object, ctx) =>
  ctx.relation(nameOfList(listItems(object)))?.id;

/** Finds a type: DROP and COMMENT name it by a TypeName or a list. */
export const typeFinder: Finder = (object, ctx) => {
  const type = (object as { TypeName?: TypeName } | undefined)?.TypeName;
  return ctx.lookup('type', nameOfList(type ? type.names : listItems(object)))[0];
};

/** Finds something by a bare name below the root. */
export const rootFinder =
  (space: NameSpace): Finder =>
  (object, ctx) =>
    ctx.ws.named(space, ctx.root.id, stringOf(object))[0];

/** Finds a part of a table, whose name comes last: a constraint, trigger, rule or policy. */
export const partFinder =
  (find: (relation: Id, name: string, ctx: StatementContext) => Id | undefined): Finder =>
  (object, ctx) => {
    const items = listItems(object);
    const name = stringOf(items[items.length - 1]);
    const relation = ctx.relation(nameOfList(items.slice(0, -1)));
    return relation && find(relation.id, name, ctx);
  };
