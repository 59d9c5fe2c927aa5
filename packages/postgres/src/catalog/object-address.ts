// Names the object that a row of pg_description, of an access list or of pg_depend is about.
import { routineArgs } from './sql.ts';

const constraintNoun = `case k.contype when 'p' then 'primary key' when 'u' then 'unique'
  when 'f' then 'foreign key' when 'x' then 'exclusion' when 'n' then 'not null'
  when 't' then 'trigger' else 'check' end`;

/**
 * A LATERAL subquery with `noun`, `names` and `args` of the object `(classid, objid, objsubid)` of `o`.
 * Types, constraints and routines are named from their own catalogs, because
 * pg_identify_object_as_address writes a type's schema and name as one text and abbreviates others.
 */
export const objectAddress = `lateral (
    select ${constraintNoun} as noun,
      array[n.nspname, coalesce(r.relname, t.typname), case when k.contype = 'n' and r.oid is not null
        then (select a.attname from pg_attribute a where a.attrelid = r.oid and a.attnum = k.conkey[1])
        else k.conname end]::text[] as names,
      null as args
    from pg_constraint k
    left join pg_class r on r.oid = k.conrelid
    left join pg_type t on t.oid = k.contypid
    join pg_namespace n on n.oid = k.connamespace
    where o.classid = 'pg_constraint'::regclass and k.oid = o.objid
    union all
    select case t.typtype when 'd' then 'domain' else 'type' end,
      array[n.nspname, t.typname]::text[], null
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where o.classid = 'pg_type'::regclass and t.oid = o.objid
    union all
    select case p.prokind when 'a' then 'aggregate' else 'routine' end,
      array[n.nspname, p.proname]::text[], ${routineArgs}
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where o.classid = 'pg_proc'::regclass and p.oid = o.objid
    union all
    select case when i.type like '% column' then 'column' else i.type end,
      case o.classid when 'pg_database'::regclass then '{}'::text[]
        else i.object_names || i.object_args end, null
    from pg_identify_object_as_address(o.classid, o.objid, o.objsubid) i
    where o.classid not in ('pg_constraint'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
  ) target`;
