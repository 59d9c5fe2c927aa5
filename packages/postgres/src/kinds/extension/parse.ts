// CREATE EXTENSION.

import { quotePart } from '@ermine/model';
import type { CreateExtensionStmt } from '@pgsql/types';
import { optionsOf, optionText } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { rootFinder } from '../../parse/finders.ts';
import type { ParseSlot } from '../../parse/slot.ts';

/** Extensions that every database has from the start. */
const builtIn = new Set(['plpgsql']);

function create(node: CreateExtensionStmt, ctx: StatementContext): void {
  const name = node.extname ?? '';
  if (builtIn.has(name)) {
    ctx.outcome = 'session';
    ctx.note('built-in', `extension ${quotePart(name)} is always there`);
    return;
  }
  const before = ctx.ws.named('extension', ctx.root.id, name)[0];
  if (before) {
    if (!node.if_not_exists) ctx.refuseTaken('extension', ctx.root.id, name, 'extension');
    ctx.note('exists', `extension ${quotePart(name)} already exists, skipping`);
    ctx.about.push(before);
    return;
  }
  let schema: string | undefined;
  let version: string | undefined;
  let cascade = false;
  for (const option of optionsOf(node.options)) {
    if (option.defname === 'schema') schema = optionText(option.arg);
    else if (option.defname === 'new_version') version = optionText(option.arg);
    else if (option.defname === 'cascade') cascade = true;
  }
  const where = schema ?? ctx.session.searchPath.find((one) => ctx.findSchema(one));
  ctx.ws.make('extension', {
    parent: ctx.root.id,
    name,
    ...(where && where !== 'pg_catalog' ? { schema: ctx.schemaNamed(where).id } : {}),
    ...(version ? { version } : {}),
    cascade,
  });
}

export const parse: ParseSlot<'extension'> = {
  claims: () => ['extension'],
  statements: {
    CreateExtensionStmt: create,
    AlterExtensionStmt: (_node: object, ctx: StatementContext) => {
      ctx.outcome = 'session';
    },
  },
  move: (record, schema, ctx) => {
    ctx.ws.set(record, { schema });
  },
  find: { OBJECT_EXTENSION: rootFinder('extension') },
};
