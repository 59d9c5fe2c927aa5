// CREATE TRIGGER.

import {
  type Id,
  makeRecord,
  quotePart,
  type Sql,
  type Trigger,
  type TriggerEvent,
} from '@ermine/model';
import type { CreateTrigStmt, TriggerTransition } from '@pgsql/types';
import { quoteIdentifier } from '../../identifier.ts';
import { nameOfList, nameOfRange, stringsOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { partFinder } from '../../parse/finders.ts';
import { columnsOfTable, rowScope } from '../../parse/scope.ts';
import type { ParseSlot } from '../../parse/slot.ts';

/** The name of a trigger's function, which takes no arguments, with references where it is known. */
function functionName(ctx: StatementContext, node: CreateTrigStmt): Sql {
  const name = nameOfList(node.funcname);
  const id = ctx
    .lookup('routine', name)
    .find((one) => (ctx.ws.get('routine', one)?.arguments ?? []).length === 0);
  if (!id) {
    return [(name.schema ? `${quoteIdentifier(name.schema)}.` : '') + quoteIdentifier(name.name)];
  }
  return [{ id: ctx.ws.schemaOf(id) as Id }, '.', { id }];
}

function events(ctx: StatementContext, node: CreateTrigStmt, relation: Id): TriggerEvent[] {
  const bits = node.events ?? 0;
  const columns = ctx.ws.get('table', relation) ? columnsOfTable(ctx, relation) : undefined;
  const of = stringsOf(node.columns).map((name): Sql => {
    const id = columns?.get(name);
    return id ? [{ id }] : [quoteIdentifier(name)];
  });
  const list: TriggerEvent[] = [];
  if (bits & 4) list.push({ event: 'insert' });
  if (bits & 8) list.push({ event: 'delete' });
  if (bits & 16) list.push({ event: 'update', ...(of.length > 0 ? { columns: of } : {}) });
  if (bits & 32) list.push({ event: 'truncate' });
  return list;
}

function create(node: CreateTrigStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.relation);
  const relation = ctx.relation(name);
  if (!relation) ctx.missing('relation', name);
  const given = node.trigname ?? '';
  const before = ctx.ws.get('trigger', ctx.ws.named('trigger', relation.id, given)[0]);
  if (before && !node.replace) {
    ctx.refuseTaken('trigger', relation.id, given, `trigger of ${quotePart(name.name)}`);
  }
  const tokens = ctx.tokens;
  const when = node.whenClause ? tokens.findWord('when', ctx.tokenAt(node.relation?.location)) : -1;
  const from = node.constrrel && ctx.ws.get('table', ctx.relation(nameOfRange(node.constrrel))?.id);
  const transitions = (node.transitionRels ?? []).map(
    (one) => (one as { TriggerTransition?: TriggerTransition }).TriggerTransition ?? {},
  );
  const newTable = transitions.find((one) => one.isNew)?.name;
  const oldTable = transitions.find((one) => !one.isNew)?.name;
  const bits = node.timing ?? 0;
  const draft: Omit<Trigger, 'id' | 'kind'> = {
    parent: relation.id,
    name: given,
    timing: bits & 2 ? 'before' : bits & 64 ? 'insteadOf' : 'after',
    events: events(ctx, node, relation.id),
    level: node.row ? 'row' : 'statement',
    ...(when >= 0
      ? {
          when: sqlOfTokens(
            ctx,
            when + 2,
            tokens.closing(when + 1),
            node.whenClause,
            rowScope(ctx, relation.id),
          ),
        }
      : {}),
    function: functionName(ctx, node),
    ...(node.args && node.args.length > 0 ? { arguments: stringsOf(node.args) } : {}),
    ...(transitions.length > 0
      ? { referencing: { ...(oldTable ? { oldTable } : {}), ...(newTable ? { newTable } : {}) } }
      : {}),
    ...(node.isconstraint
      ? {
          constraint: {
            ...(from ? { from: from.id } : {}),
            ...(node.deferrable ? { deferrable: true } : {}),
            ...(node.initdeferred ? { initiallyDeferred: true } : {}),
          },
        }
      : {}),
  };
  if (before) ctx.ws.put(makeRecord('trigger', { id: before.id, ...draft }));
  else ctx.ws.make('trigger', draft);
}

export const parse: ParseSlot<'trigger'> = {
  claims: () => ['trigger'],
  statements: { CreateTrigStmt: create },
  find: {
    OBJECT_TRIGGER: partFinder((relation, name, ctx) => ctx.ws.named('trigger', relation, name)[0]),
  },
};
