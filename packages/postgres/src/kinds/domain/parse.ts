// CREATE DOMAIN and ALTER DOMAIN.

import { type Domain, quotePart } from '@ermine/model';
import type { AlterDomainStmt, Constraint, CreateDomainStmt } from '@pgsql/types';
import { domainNotNullName } from '../../names.ts';
import { nameOfList } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { refuseDependents } from '../../parse/drop.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { typeFinder } from '../../parse/finders.ts';
import { emptyScope } from '../../parse/scope.ts';
import type { ParseSlot } from '../../parse/slot.ts';
import { typeOf } from '../../parse/type-name.ts';
import { namedSql } from '../index/elements.ts';
import { addDomainCheck } from './checks.ts';

function create(node: CreateDomainStmt, ctx: StatementContext): void {
  const name = nameOfList(node.domainname);
  const schema = ctx.creationSchema(name.schema);
  ctx.refuseTaken('type', schema.id, name.name, 'type');
  const collation = namedSql(node.collClause?.collname);
  const domain = ctx.ws.make('domain', {
    parent: schema.id,
    name: name.name,
    base: typeOf(ctx, node.typeName),
    ...(collation ? { collation } : {}),
  });
  const constraints = (node.constraints ?? []).map(
    (one) => (one as { Constraint?: Constraint }).Constraint ?? {},
  );
  const starts = constraints.map((one) => ctx.tokenAt(one.location));
  if (node.collClause) starts.push(ctx.tokenAt(node.collClause.location));
  constraints.forEach((constraint, i) => {
    const from = starts[i] as number;
    const to = Math.min(ctx.tokens.count, ...starts.filter((start) => start > from));
    addConstraint(ctx, ctx.ws.current(domain), constraint, from, to);
  });
}

function addConstraint(
  ctx: StatementContext,
  domain: Domain,
  constraint: Constraint,
  from: number,
  to: number,
): void {
  if (constraint.contype === 'CONSTR_NOTNULL') {
    ctx.ws.set(domain, { notNull: constraint.conname ? { name: constraint.conname } : {} });
  } else if (constraint.contype === 'CONSTR_CHECK') addDomainCheck(ctx, domain, constraint, from);
  else if (constraint.contype === 'CONSTR_DEFAULT') {
    const word = ctx.tokens.findWord('default', from);
    ctx.ws.set(domain, {
      default: sqlOfTokens(ctx, word + 1, to, constraint.raw_expr, emptyScope),
    });
  }
}

function alter(node: AlterDomainStmt, ctx: StatementContext): void {
  const name = nameOfList(node.typeName);
  const domain = ctx.ws.get('domain', ctx.lookup('type', name)[0]);
  if (!domain) ctx.missing('type', name);
  const check = (): string | undefined => ctx.ws.named('constraint', domain.id, node.name ?? '')[0];
  switch (node.subtype as string) {
    case 'T':
    case 'AD_AlterDefault':
      if (node.def) {
        const word = ctx.tokens.findWord('default', 0);
        ctx.ws.set(domain, {
          default: sqlOfTokens(ctx, word + 1, ctx.tokens.count, node.def, emptyScope),
        });
      } else ctx.ws.set(domain, { default: undefined });
      return;
    case 'N':
    case 'AD_DropNotNull':
      ctx.ws.set(domain, { notNull: undefined });
      return;
    case 'O':
    case 'AD_SetNotNull':
      ctx.ws.set(domain, { notNull: {} });
      return;
    case 'C':
    case 'AD_AddConstraint': {
      const constraint = (node.def as { Constraint?: Constraint }).Constraint ?? {};
      const from = ctx.tokenAt(constraint.location);
      addConstraint(ctx, domain, constraint, from, ctx.tokens.count);
      return;
    }
    case 'X':
    case 'AD_DropConstraint': {
      const id = check();
      if (id) refuseDependents(ctx, [id], true);
      else if (node.missing_ok)
        ctx.note('missing', `constraint ${quotePart(node.name ?? '')} does not exist`);
      else ctx.missing('constraint', node.name ?? '');
      return;
    }
    default: {
      const found = ctx.ws.get('check', check());
      if (found) ctx.ws.set(found, { valid: undefined });
      else ctx.missing('constraint', node.name ?? '');
    }
  }
}

export const parse: ParseSlot<'domain'> = {
  claims: () => ['type'],
  statements: { CreateDomainStmt: create, AlterDomainStmt: alter },
  rename: (domain, name, ctx) => {
    // The constraint keeps the name that it had from the domain's.
    const given = domain.notNull?.name ?? domainNotNullName(domain.name, () => false);
    ctx.ws.set(domain, { name, ...(domain.notNull ? { notNull: { name: given } } : {}) });
  },
  find: { OBJECT_DOMAIN: typeFinder },
};
