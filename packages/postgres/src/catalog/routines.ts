// What pg_proc (`p`) says about any routine, aggregates included.
import { notImplied, notMember, userSchema, word } from './sql.ts';

/** FROM clause over the routines of users. */
export function routineFrom(condition: string): string {
  return `pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${condition} and ${userSchema('n')} and ${notMember('pg_proc', 'p.oid')}
      and ${notImplied('pg_proc', 'p.oid')}`;
}

/** All arguments with mode, name, type and default; columns of RETURNS TABLE have the mode `table`. */
export const routineArguments = `(select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'mode', coalesce(${word('p.proargmodes[x.n]', { i: 'in', o: 'out', b: 'inout', v: 'variadic', t: 'table' })}, 'in'),
      'name', nullif(p.proargnames[x.n], ''),
      'type', format_type(x.type, null),
      'default', pg_get_function_arg_default(p.oid, x.n::integer))) order by x.n)
  from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality x(type, n))`;
