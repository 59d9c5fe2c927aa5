// Enumerated types: CREATE TYPE … AS ENUM and ALTER TYPE … ADD VALUE, RENAME VALUE.

import { compareOrder, orderBetween, quotePart } from '@ermine/model';
import type { AlterEnumStmt, CreateEnumStmt } from '@pgsql/types';
import { nameOfList, stringOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { typeFinder } from '../../parse/finders.ts';
import { StatementProblem } from '../../parse/problem.ts';
import type { ParseSlot } from '../../parse/slot.ts';

function create(node: CreateEnumStmt, ctx: StatementContext): void {
  const name = nameOfList(node.typeName);
  const schema = ctx.creationSchema(name.schema);
  ctx.refuseTaken('type', schema.id, name.name, 'type');
  const type = ctx.ws.make('enum', { parent: schema.id, name: name.name });
  for (const label of node.vals ?? []) {
    ctx.ws.make('enumValue', {
      parent: type.id,
      name: stringOf(label),
      order: ctx.ws.nextOrder(type.id),
    });
  }
}

function alter(node: AlterEnumStmt, ctx: StatementContext): void {
  const name = nameOfList(node.typeName);
  const type = ctx.ws.get('enum', ctx.lookup('type', name)[0]);
  if (!type) ctx.missing('type', name);
  const values = ctx.ws.children('enumValue', type.id).sort(compareOrder);
  const at = (label: string): number => {
    const found = values.findIndex((one) => one.name === label);
    if (found < 0) {
      throw new StatementProblem(
        'undefined-object',
        `${quotePart(label)} is not an existing enum label`,
      );
    }
    return found;
  };
  const label = node.newVal ?? '';
  if (values.some((one) => one.name === label)) {
    if (node.skipIfNewValExists) {
      ctx.note('exists', `enum label ${quotePart(label)} already exists, skipping`);
      return;
    }
    throw new StatementProblem('duplicate-object', `enum label ${quotePart(label)} already exists`);
  }
  if (node.oldVal) {
    const value = values[at(node.oldVal)];
    if (value) ctx.ws.set(value, { name: label });
    return;
  }
  if (!node.newValNeighbor) {
    ctx.ws.make('enumValue', { parent: type.id, name: label, order: ctx.ws.nextOrder(type.id) });
    return;
  }
  const neighbour = at(node.newValNeighbor);
  const before = node.newValIsAfter ? neighbour : neighbour - 1;
  const order = orderBetween(values[before]?.order ?? null, values[before + 1]?.order ?? null);
  ctx.ws.make('enumValue', { parent: type.id, name: label, order });
}

export const parse: ParseSlot<'enum'> = {
  claims: () => ['type'],
  statements: { CreateEnumStmt: create, AlterEnumStmt: alter },
  find: { OBJECT_TYPE: typeFinder },
};
