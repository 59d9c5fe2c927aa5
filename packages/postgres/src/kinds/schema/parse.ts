// CREATE SCHEMA, with the elements inside it.

import { quotePart } from '@ermine/model';
import type { CreateSchemaStmt } from '@pgsql/types';
import { unwrap } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { rootFinder } from '../../parse/finders.ts';
import type { ParseSlot } from '../../parse/slot.ts';

/** PostgreSQL runs the elements in this order, whatever theirs is. */
const elementOrder = [
  'CreateSeqStmt',
  'CreateStmt',
  'ViewStmt',
  'IndexStmt',
  'CreateTrigStmt',
  'GrantStmt',
];

/** The first token of each schema element: its CREATE or GRANT outside brackets. */
function elementStarts(ctx: StatementContext): number[] {
  const { tokens } = ctx;
  const starts: number[] = [];
  const isStart = (i: number): boolean => tokens.isWord(i, 'create') || tokens.isWord(i, 'grant');
  for (let i = tokens.findTop(1, tokens.count, isStart); i >= 0; ) {
    starts.push(i);
    i = tokens.findTop(i + 1, tokens.count, isStart);
  }
  return starts;
}

function create(node: CreateSchemaStmt, ctx: StatementContext): void {
  const name = node.schemaname ?? node.authrole?.rolename ?? '';
  const before = ctx.findSchema(name);
  if (before && name !== 'public' && !node.if_not_exists) {
    ctx.refuseTaken('schema', ctx.root.id, name, 'schema');
  }
  if (before) {
    ctx.note('exists', `schema ${quotePart(name)} already exists, skipping`);
    ctx.about.push(before.id);
  } else ctx.ws.make('schema', { parent: ctx.root.id, name });
  if (node.authrole) {
    ctx.warn('owner-left-out', `the owner of schema ${quotePart(name)} was left out`, {
      hint: 'Owners are kept from ALTER SCHEMA … OWNER TO.',
    });
  }
  const path = ctx.session.searchPath;
  ctx.session.searchPath = [name, ...path];
  try {
    const starts = elementStarts(ctx);
    const elements = (node.schemaElts ?? []).map((element, i) => ({
      element,
      rank: elementOrder.indexOf(unwrap(element)[0]),
      from: starts[i] ?? 0,
      to: starts[i + 1] ?? ctx.tokens.count,
    }));
    for (const { element, from, to } of elements.sort((a, b) => a.rank - b.rank)) {
      ctx.dispatch.statement(element, ctx, from, to);
    }
  } finally {
    ctx.session.searchPath = path;
  }
}

export const parse: ParseSlot<'schema'> = {
  claims: () => ['schema'],
  statements: { CreateSchemaStmt: create },
  find: { OBJECT_SCHEMA: rootFinder('schema') },
};
