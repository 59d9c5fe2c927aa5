// CREATE SEQUENCE and ALTER SEQUENCE.

import { quotePart, type Sequence } from '@ermine/model';
import type { AlterSeqStmt, CreateSeqStmt } from '@pgsql/types';
import { nameOfRange } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { loosen } from '../../parse/drop.ts';
import { relationFinder } from '../../parse/finders.ts';
import type { ParseSlot } from '../../parse/slot.ts';
import { sequenceAttributes } from './parse-options.ts';

loosen('sequence', (record, gone) =>
  gone.has((record as Sequence).link?.column ?? '') ? 'follows' : null,
);

function create(node: CreateSeqStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.sequence);
  if (node.sequence?.relpersistence === 't') {
    ctx.outcome = 'session';
    return;
  }
  const schema = ctx.creationSchema(name.schema);
  if (node.if_not_exists && ctx.ws.named('relation', schema.id, name.name).length > 0) {
    ctx.note('exists', `relation ${quotePart(name.name)} already exists, skipping`);
    return;
  }
  ctx.refuseTaken('relation', schema.id, name.name, 'relation');
  const { name: _, ...attributes } = sequenceAttributes(ctx, node.options);
  ctx.ws.make('sequence', {
    parent: schema.id,
    ...attributes,
    name: name.name,
    ...(node.sequence?.relpersistence === 'u' ? { persistence: 'unlogged' as const } : {}),
  });
}

function alter(node: AlterSeqStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.sequence);
  const sequence = ctx.ws.get('sequence', ctx.relation(name)?.id);
  if (!sequence) {
    if (!node.missing_ok) ctx.missing('sequence', name);
    ctx.note('missing', `relation ${quotePart(name.name)} does not exist, skipping`);
    return;
  }
  const { name: _, ...attributes } = sequenceAttributes(ctx, node.options, sequence);
  ctx.ws.set(sequence, attributes);
}

export const parse: ParseSlot<'sequence'> = {
  claims: () => ['relation'],
  statements: { CreateSeqStmt: create, AlterSeqStmt: alter },
  alter: {
    sequence: {
      AT_SetLogged: (_part, record, ctx) => {
        ctx.ws.set(record as Sequence, { persistence: undefined });
      },
      AT_SetUnLogged: (_part, record, ctx) => {
        ctx.ws.set(record as Sequence, { persistence: 'unlogged' });
      },
    },
  },
  find: { OBJECT_SEQUENCE: relationFinder },
};
