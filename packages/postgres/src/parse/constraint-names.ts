// Automatic names of constraints and keys, with what is taken in the workspace.
import type { Id, Table } from '@ermine/model';
import { quotePart } from '@ermine/model';
import type { StatementContext } from './context.ts';
import { StatementProblem } from './problem.ts';
import type { ConstraintPart } from './slot.ts';

/** The name of a new constraint: the given one, or Postgres' own choice. */
export function constraintName(
  ctx: StatementContext,
  table: { readonly id: Id; readonly name: string },
  given: string | undefined,
  relationsToo: boolean,
  choose: (isTaken: (name: string) => boolean) => string,
): { name: string; autoName?: true } {
  if (given) {
    ctx.refuseTaken('constraint', table.id, given, `constraint of "${table.name}"`);
    return { name: given };
  }
  const schema = ctx.ws.schemaOf(table.id) ?? table.id;
  // A name that had to avoid another loses the mark at the end of the script.
  return { name: choose(ctx.constraintTaken(schema, relationsToo)), autoName: true };
}

/** What follows a constraint: deferrability, validity, enforcement. */
export function deferral(part: ConstraintPart): {
  deferrable?: boolean;
  initiallyDeferred?: boolean;
} {
  return {
    deferrable: part.deferrable || part.initiallyDeferred,
    initiallyDeferred: part.initiallyDeferred,
  };
}

/** The column of a name in a table, its ancestors included; stops the statement where there is none. */
export function columnIn(columns: ReadonlyMap<string, Id>, table: Table, name: string): Id {
  const id = columns.get(name);
  if (id) return id;
  throw new StatementProblem(
    'undefined-column',
    `column ${quotePart(name)} of relation ${quotePart(table.name)} does not exist`,
  );
}
