// Reads functions, procedures and window functions from the catalog.
import { routineArguments, routineFrom } from '../../catalog/routines.ts';
import type { CatalogSlot } from '../../catalog/slot.ts';
import { roleName, routineArgs, settingMap, signature, word } from '../../catalog/sql.ts';

/** Routines but aggregates; the parts are read one by one, since pg_get_functiondef mixes them. */
export const catalog: CatalogSlot<'routine'> = {
  query: () => ({
    from: routineFrom(`p.prokind in ('f', 'p', 'w')`),
    address: ['n.nspname', 'p.proname'],
    args: routineArgs,
    attributes: {
      owner: roleName('p.proowner'),
      type: word('p.prokind', { f: 'function', p: 'procedure', w: 'window' }),
      arguments: routineArguments,
      returns: `case when p.prorettype <> 0 and p.prokind <> 'p' then jsonb_build_object(
        'type', format_type(p.prorettype, null), 'setof', p.proretset) end`,
      language: '(select l.lanname from pg_language l where l.oid = p.prolang)',
      body: 'case when p.prosqlbody is null then coalesce(p.probin, p.prosrc) end',
      linkSymbol: 'case when p.probin is not null then p.prosrc end',
      sqlBody: 'pg_get_function_sqlbody(p.oid)',
      volatility: word('p.provolatile', { v: 'volatile', s: 'stable', i: 'immutable' }),
      parallel: word('p.proparallel', { u: 'unsafe', r: 'restricted', s: 'safe' }),
      strict: 'p.proisstrict',
      leakproof: 'p.proleakproof',
      securityDefiner: 'p.prosecdef',
      cost: 'p.procost',
      rows: 'p.prorows',
      support: signature('p.prosupport::oid', 'regprocedure'),
      settings: settingMap('p.proconfig'),
      transform: `(select jsonb_agg(format_type(x.type, null) order by x.n)
        from unnest(p.protrftypes) with ordinality x(type, n))`,
    },
  }),
};
