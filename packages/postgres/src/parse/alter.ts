// ALTER TABLE and its like: each subcommand is interpreted by the kind of the relation; what no kind
// handles is kept as a statement of its own.

import { quotePart, type Sql } from '@ermine/model';
import type { AlterTableStmt } from '@pgsql/types';
import { keepOwner } from '../kinds/opaque/parse.ts';
import { alterParts } from '../kinds/table/parse.ts';
import { nameOfRange } from './ast.ts';
import type { StatementContext } from './context.ts';
import { sqlOfTokens } from './expression.ts';
import { keepOpaque } from './opaque-object.ts';
import { alterHandler, appender } from './registry.ts';
import { emptyScope } from './scope.ts';

/** Interprets an ALTER TABLE, INDEX, VIEW, MATERIALIZED VIEW or SEQUENCE statement. */
export function alterRelation(node: AlterTableStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.relation);
  const relation = ctx.relation(name);
  if (!relation) {
    if (!node.missing_ok) ctx.missing('relation', name);
    ctx.note('missing', `relation ${quotePart(name.name)} does not exist, skipping`);
    return;
  }
  ctx.about.push(relation.id);
  const append = appender(relation.kind);
  if (append) {
    append(relation as never, { AlterTableStmt: node }, ctx);
    return;
  }
  const parts = alterParts(ctx, node);
  let modelled = 0;
  for (const part of parts) {
    const current = ctx.ws.current(relation);
    const type = part.cmd.subtype as string;
    const handler = alterHandler(current.kind, type);
    if (handler) {
      handler(part, current, ctx);
      modelled += 1;
      continue;
    }
    const text = subcommandText(ctx, node, parts[0]?.from ?? 0, part.from, part.to);
    if (type === 'AT_ChangeOwner') keepOwner(ctx, relation.id, { AlterTableStmt: node }, text);
    else {
      keepOpaque(ctx, {
        tag: `ALTER ${type.slice(3)}`,
        address: `${type.slice(3)} ${ctx.slice(part.from, part.to)}`,
        node: { AlterTableStmt: { relation: node.relation } },
        parent: relation.id,
        text,
      });
    }
    if (parts.length === 1)
      ctx.tag = type === 'AT_ChangeOwner' ? 'OWNER' : `ALTER ${type.slice(3)}`;
  }
  if (modelled === 0 && parts.length > 0) ctx.outcome = 'opaque';
}

/** One subcommand as a whole statement: the head of the statement and the subcommand's own text. */
function subcommandText(
  ctx: StatementContext,
  node: AlterTableStmt,
  firstPart: number,
  from: number,
  to: number,
): Sql {
  const head = sqlOfTokens(ctx, 0, firstPart, { relation: node.relation }, emptyScope);
  return [...head, ` ${ctx.slice(from, to)}`];
}
