// Check constraints of tables.
import { checkName } from '../../names.ts';
import { constraintName } from '../../parse/constraint-names.ts';
import { columnsNamed, sqlOfTokens } from '../../parse/expression.ts';
import { columnsOfTable, tableScope } from '../../parse/scope.ts';
import type { ParseSlot } from '../../parse/slot.ts';
import { domainCheck } from '../domain/checks.ts';

export const parse: ParseSlot<'check'> = {
  claims: () => ['constraint', 'schemaConstraint'],
  constraints: {
    CONSTR_CHECK: (part, table, ctx) => {
      const { constraint } = part;
      const open = ctx.tokens.findTop(part.from, part.to, (i) => ctx.tokens.isChar(i, '('));
      const columns = columnsOfTable(ctx, table.id);
      const used = columnsNamed(constraint.raw_expr).filter((name) => columns.has(name));
      const named = constraintName(ctx, table, constraint.conname, false, (taken) =>
        checkName(table.name, used, taken),
      );
      const enforced = part.enforced && constraint.is_enforced === true;
      ctx.ws.make('check', {
        parent: table.id,
        ...named,
        expression: sqlOfTokens(
          ctx,
          open + 1,
          ctx.tokens.closing(open),
          constraint.raw_expr,
          tableScope(ctx, table.id),
        ),
        ...(constraint.is_no_inherit ? { noInherit: true } : {}),
        ...(constraint.skip_validation && enforced ? { valid: false } : {}),
        ...(enforced ? {} : { enforced: false }),
      });
    },
  },
  find: { OBJECT_DOMCONSTRAINT: domainCheck },
};
