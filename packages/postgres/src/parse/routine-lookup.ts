// Finding routines by name and arguments.

import type { Id, Routine, TypeRef } from '@ermine/model';
import type { Node, TypeName } from '@pgsql/types';
import type { QualifiedName, StatementContext } from './context.ts';
import { resolveTypeName } from './type-name.ts';

/** The arguments of a routine that a caller gives. */
export function inputArguments(routine: Routine): NonNullable<Routine['arguments']> {
  return (routine.arguments ?? []).filter((one) => one.mode !== 'out' && one.mode !== 'table');
}

function accepts(ctx: StatementContext, id: Id, count: number): boolean {
  const routine = ctx.ws.get('routine', id);
  if (!routine) return true;
  const inputs = inputArguments(routine);
  const variadic = inputs.some((one) => one.mode === 'variadic');
  const required = inputs.filter((one) => one.default === undefined).length - (variadic ? 1 : 0);
  return count >= required && (variadic || count <= inputs.length);
}

/** The one routine that a call by name with so many arguments can mean, or undefined. */
export function resolveRoutine(
  ctx: StatementContext,
  name: QualifiedName,
  count: number,
): Id | undefined {
  const fitting = ctx.lookup('routine', name).filter((id) => accepts(ctx, id, count));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Tells whether two types are the same for finding a routine: modifiers do not count. */
export function sameType(a: TypeRef | undefined, b: TypeRef | undefined): boolean {
  return a?.type === b?.type && (a?.array ?? false) === (b?.array ?? false);
}

/** The routine with a name and argument types (`COMMENT ON FUNCTION f(integer)`), or undefined. */
export function findRoutine(
  ctx: StatementContext,
  name: QualifiedName,
  args: readonly Node[] | undefined,
  unspecified: boolean,
): Id | undefined {
  const ids = ctx.lookup('routine', name);
  if (unspecified) return ids.length === 1 ? ids[0] : undefined;
  const types = (args ?? []).map((node) =>
    resolveTypeName(ctx, (node as { TypeName?: TypeName }).TypeName ?? {}),
  );
  const exact = ids.find((id) => {
    const routine = ctx.ws.get('routine', id);
    if (!routine) return false;
    const inputs = inputArguments(routine);
    return inputs.length === types.length && inputs.every((one, i) => sameType(one.type, types[i]));
  });
  if (exact) return exact;
  // A kind that is not modelled (an aggregate) is found by its name alone.
  const opaque = ids.filter((id) => ctx.ws.get('routine', id) === undefined);
  return opaque.length === 1 && ids.length === 1 ? opaque[0] : undefined;
}
