// The constraints of one statement together: keys that repeat each other become one, and the order is
// Postgres' own, since automatic names depend on it.
import type { Table } from '@ermine/model';
import { sameKey } from '../kinds/primary-key/parse.ts';
import type { StatementContext } from './context.ts';
import { StatementProblem } from './problem.ts';
import { constraintHandlers } from './registry.ts';
import type { ConstraintPart } from './slot.ts';

const rank: Readonly<Record<string, number>> = {
  CONSTR_NOTNULL: 0,
  CONSTR_CHECK: 1,
  CONSTR_PRIMARY: 2,
  CONSTR_UNIQUE: 3,
  CONSTR_EXCLUSION: 3,
  CONSTR_FOREIGN: 4,
};

function rankOf(part: ConstraintPart): number {
  return rank[part.constraint.contype as string] ?? 5;
}

/** Leaves out key constraints that an earlier one already makes an index for. */
function withoutRepeatedKeys(parts: readonly ConstraintPart[]): ConstraintPart[] {
  const kept: ConstraintPart[] = [];
  for (const part of parts) {
    const isKey = rankOf(part) === 2 || part.constraint.contype === 'CONSTR_UNIQUE';
    const twin = isKey
      ? kept.findIndex(
          (one) =>
            (rankOf(one) === 2 || one.constraint.contype === 'CONSTR_UNIQUE') &&
            !(rankOf(one) === 2 && rankOf(part) === 2) &&
            one.deferrable === part.deferrable &&
            one.initiallyDeferred === part.initiallyDeferred &&
            sameKey(one.constraint, part.constraint, one.column, part.column),
        )
      : -1;
    const before = kept[twin];
    if (!before) {
      kept.push(part);
      continue;
    }
    if (!before.constraint.conname && part.constraint.conname) {
      kept[twin] = {
        ...before,
        constraint: { ...before.constraint, conname: part.constraint.conname },
      };
    }
  }
  return kept;
}

/** Makes the records of constraints in the order in which Postgres makes them. */
export function makeConstraints(
  parts: readonly ConstraintPart[],
  table: Table,
  ctx: StatementContext,
): void {
  const sorted = [...parts].sort((a, b) => rankOf(a) - rankOf(b));
  for (const part of withoutRepeatedKeys(sorted)) {
    const handler = constraintHandlers.get(part.constraint.contype as string);
    if (!handler) {
      throw new StatementProblem(
        'unknown-constraint',
        `a constraint of type ${part.constraint.contype} is not known`,
      );
    }
    handler(part, ctx.ws.current(table), ctx);
  }
}
