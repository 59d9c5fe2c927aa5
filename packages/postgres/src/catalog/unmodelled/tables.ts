// What hangs on tables beside the modelled kinds: rules, policies, extended statistics, event triggers.
import {
  enabledWords,
  notMember,
  relationName,
  roleName,
  signature,
  userSchema,
  word,
} from '../sql.ts';
import type { UnmodelledSlot } from './slot.ts';

const ofTable = (catalog: string, oid: string, table: string) => `
  join pg_class r on r.oid = ${table}
  join pg_namespace n on n.oid = r.relnamespace
  where ${userSchema('n')} and ${notMember('pg_class', 'r.oid')} and ${notMember(catalog, oid)}`;

const rule: UnmodelledSlot = {
  kind: 'rule',
  noun: 'rule',
  query: () => ({
    from: `pg_rewrite w ${ofTable('pg_rewrite', 'w.oid', 'w.ev_class')} and w.rulename <> '_RETURN'`,
    address: ['n.nspname', 'r.relname', 'w.rulename'],
    attributes: {
      definition: 'pg_get_ruledef(w.oid)',
      enabled: word('w.ev_enabled', enabledWords),
    },
  }),
};

const policy: UnmodelledSlot = {
  kind: 'policy',
  noun: 'policy',
  query: () => ({
    from: `pg_policy p ${ofTable('pg_policy', 'p.oid', 'p.polrelid')}`,
    address: ['n.nspname', 'r.relname', 'p.polname'],
    attributes: {
      permissive: 'p.polpermissive',
      command: word('p.polcmd', { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' }),
      roles: `(select jsonb_agg(${roleName('x')} order by ${roleName('x')})
        from unnest(p.polroles) x where x <> 0)`,
      using: 'pg_get_expr(p.polqual, p.polrelid)',
      withCheck: 'pg_get_expr(p.polwithcheck, p.polrelid)',
    },
  }),
};

const statistics: UnmodelledSlot = {
  kind: 'statistics',
  noun: 'statistics',
  query: () => ({
    from: `pg_statistic_ext s
      join pg_namespace n on n.oid = s.stxnamespace
      where ${userSchema('n')} and ${notMember('pg_statistic_ext', 's.oid')}`,
    address: ['n.nspname', 's.stxname'],
    attributes: {
      owner: roleName('s.stxowner'),
      table: relationName('s.stxrelid'),
      definition: 'pg_get_statisticsobjdef(s.oid)',
      target: 'nullif(s.stxstattarget, -1)',
    },
  }),
};

const eventTrigger: UnmodelledSlot = {
  kind: 'eventTrigger',
  noun: 'event trigger',
  query: () => ({
    from: `pg_event_trigger e where ${notMember('pg_event_trigger', 'e.oid')}`,
    address: ['e.evtname'],
    attributes: {
      owner: roleName('e.evtowner'),
      event: 'e.evtevent',
      tags: '(select jsonb_agg(x order by x) from unnest(e.evttags) x)',
      function: signature('e.evtfoid', 'regprocedure'),
      enabled: word('e.evtenabled', enabledWords),
    },
  }),
};

/** Objects on tables, and event triggers. */
export const tableObjects: readonly UnmodelledSlot[] = [rule, policy, statistics, eventTrigger];
