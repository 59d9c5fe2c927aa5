// Foreign keys, on the table that refers.

import type { Id, ReferentialAction, Table } from '@ermine/model';
import { quotePart } from '@ermine/model';
import type { Constraint } from '@pgsql/types';
import { foreignKeyName } from '../../names.ts';
import { nameOfRange, stringsOf } from '../../parse/ast.ts';
import { columnIn, constraintName, deferral } from '../../parse/constraint-names.ts';
import type { StatementContext } from '../../parse/context.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { columnsOfTable } from '../../parse/scope.ts';
import './rests-on-key.ts';
import type { ConstraintPart, ParseSlot } from '../../parse/slot.ts';

const actions: Readonly<Record<string, ReferentialAction>> = {
  a: 'noAction',
  r: 'restrict',
  c: 'cascade',
  n: 'setNull',
  d: 'setDefault',
};

function make(
  ctx: StatementContext,
  part: ConstraintPart,
  table: Table,
  target: Table,
  targetColumns: readonly Id[],
): void {
  const { constraint } = part;
  const columns = columnsOfTable(ctx, table.id);
  const names = constraint.fk_attrs ? stringsOf(constraint.fk_attrs) : [part.column ?? ''];
  const own = names.map((name) => columnIn(columns, table, name));
  if (own.length !== targetColumns.length) {
    throw new StatementProblem(
      'foreign-key-arity',
      'number of referencing and referenced columns for foreign key disagree',
    );
  }
  const set = stringsOf(constraint.fk_del_set_cols).map((name) => columnIn(columns, table, name));
  const named = constraintName(ctx, table, constraint.conname, false, (taken) =>
    foreignKeyName(table.name, names, taken),
  );
  const enforced = part.enforced && constraint.is_enforced === true;
  ctx.ws.make('foreignKey', {
    parent: table.id,
    ...named,
    columns: own,
    references: { table: target.id, columns: targetColumns },
    match: constraint.fk_matchtype === 'f' ? 'full' : 'simple',
    onDelete: actions[constraint.fk_del_action ?? 'a'] ?? 'noAction',
    onUpdate: actions[constraint.fk_upd_action ?? 'a'] ?? 'noAction',
    ...(set.length > 0 ? { setColumns: set } : {}),
    ...deferral(part),
    valid: !(constraint.skip_validation && enforced),
    enforced,
    period: constraint.fk_with_period ?? false,
  });
}

/** The referenced columns, those of the primary key where none are written; undefined where it has none. */
function targetOf(
  ctx: StatementContext,
  constraint: Constraint,
): { target: Table; columns: readonly Id[] } | undefined {
  const name = nameOfRange(constraint.pktable);
  const target = ctx.ws.get('table', ctx.relation(name)?.id);
  if (!target) return undefined;
  if (constraint.pk_attrs) {
    const columns = columnsOfTable(ctx, target.id);
    return {
      target,
      columns: stringsOf(constraint.pk_attrs).map((column) => columnIn(columns, target, column)),
    };
  }
  const key = ctx.ws.children('primaryKey', target.id)[0];
  return key && { target, columns: key.columns };
}

export const parse: ParseSlot<'foreignKey'> = {
  claims: () => ['constraint', 'schemaConstraint'],
  constraints: {
    CONSTR_FOREIGN: (part, table, ctx) => {
      const found = targetOf(ctx, part.constraint);
      if (found) {
        make(ctx, part, table, found.target, found.columns);
        return;
      }
      // PostgreSQL would refuse a reference forward; it is tolerated and resolved when all is known.
      const path = ctx.session.searchPath;
      const name = nameOfRange(part.constraint.pktable);
      ctx.later(() => {
        ctx.session.searchPath = path;
        const late = targetOf(ctx, part.constraint);
        if (!late) {
          const known = ctx.relation(name);
          if (!known) ctx.missing('relation', name);
          throw new StatementProblem(
            'no-primary-key',
            `there is no primary key for referenced table ${quotePart(name.name)}`,
            { hint: 'Write the referenced columns after the table.' },
          );
        }
        make(ctx, part, table, late.target, late.columns);
        ctx.note(
          'order',
          `foreign key to ${quotePart(name.name)} was resolved at the end of the script`,
        );
      });
    },
  },
};
