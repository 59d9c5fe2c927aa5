// Check constraints of domains.

import type { Domain, Id } from '@ermine/model';
import type { Constraint, Node, TypeName } from '@pgsql/types';
import { checkName } from '../../names.ts';
import { nameOfList, stringOf } from '../../parse/ast.ts';
import { constraintName } from '../../parse/constraint-names.ts';
import type { StatementContext } from '../../parse/context.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { listItems } from '../../parse/finders.ts';
import { emptyScope } from '../../parse/scope.ts';

/** Makes the check that a constraint node of a domain describes; its tokens begin at `from`. */
export function addDomainCheck(
  ctx: StatementContext,
  domain: Domain,
  constraint: Constraint,
  from: number,
): void {
  const open = ctx.tokens.findTop(from, ctx.tokens.count, (i) => ctx.tokens.isChar(i, '('));
  const named = constraintName(ctx, domain, constraint.conname, false, (taken) =>
    checkName(domain.name, [], taken),
  );
  ctx.ws.make('check', {
    parent: domain.id,
    ...named,
    expression: sqlOfTokens(
      ctx,
      open + 1,
      ctx.tokens.closing(open),
      constraint.raw_expr,
      emptyScope,
    ),
    ...(constraint.skip_validation ? { valid: false } : {}),
  });
}

/** Finds a domain's constraint: the type comes first, its name second. */
export function domainCheck(object: Node | undefined, ctx: StatementContext): Id | undefined {
  const items = listItems(object);
  const type = (items[0] as { TypeName?: TypeName } | undefined)?.TypeName;
  const domain = ctx.lookup('type', nameOfList(type?.names))[0];
  return domain && ctx.ws.named('constraint', domain, stringOf(items[1]))[0];
}
