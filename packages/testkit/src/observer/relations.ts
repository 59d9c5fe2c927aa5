/** What the observer reads of tables, views, indexes, sequences and what hangs on them. */
import { made, type Observation, privileges, sorted } from './fragments.ts';

const relation = `pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace`;
const name = `format('%I.%I', s.nspname, c.relname)`;
const visible = made('pg_class', 'c.oid', 's');

/** Queries over pg_class and the catalogs that belong to a relation. */
export const relationObservations: readonly Observation[] = [
  {
    what: 'relation',
    sql: `SELECT ${name} AS name, c.relkind AS kind, c.relpersistence AS persistence,
        am.amname AS access, ts.spcname AS tablespace, ${sorted('c.reloptions')} AS options,
        ${sorted('toast.reloptions')} AS toast_options, c.relrowsecurity AS row_security,
        c.relforcerowsecurity AS force_row_security, c.relreplident AS replica_identity,
        c.relispopulated AS populated, pg_get_partkeydef(c.oid) AS partition_key,
        pg_get_expr(c.relpartbound, c.oid) AS partition_bound, c.relispartition AS partition,
        nullif(c.reloftype, 0)::regtype AS of_type, c.relowner::regrole AS owner,
        CASE WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f') THEN ${privileges('c.relacl', 'r', 'c.relowner')}
          WHEN c.relkind = 'S' THEN ${privileges('c.relacl', 's', 'c.relowner')} END AS acl
      FROM ${relation} LEFT JOIN pg_am am ON am.oid = c.relam
        LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
        LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
      WHERE ${visible}`,
  },
  {
    what: 'column',
    sql: `SELECT format('%s.%I', ${name}, a.attname) AS name,
        row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum) AS position,
        format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS not_null,
        pg_get_expr(d.adbin, d.adrelid) AS default, nullif(a.attidentity, '') AS identity,
        nullif(a.attgenerated, '') AS generated,
        CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation END AS collation,
        a.attstorage AS storage, nullif(a.attcompression, '') AS compression,
        nullif(a.attstattarget, -1) AS statistics, ${sorted('a.attoptions')} AS options,
        ${sorted('a.attfdwoptions')} AS fdw_options, a.attislocal AS local, a.attinhcount AS inherited,
        CASE WHEN a.attacl IS NOT NULL THEN ${privileges('a.attacl', 'c', 'c.relowner')} END AS acl
      FROM ${relation} JOIN pg_attribute a ON a.attrelid = c.oid
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE ${visible} AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')`,
  },
  {
    what: 'inheritance',
    sql: `SELECT ${name} AS name, i.inhparent::regclass AS parent, i.inhseqno AS place,
        i.inhdetachpending AS detaching
      FROM ${relation} JOIN pg_inherits i ON i.inhrelid = c.oid WHERE ${visible}`,
  },
  {
    what: 'constraint',
    sql: `SELECT format('%s.%I', ${name}, k.conname) AS name, k.contype AS type,
        pg_get_constraintdef(k.oid) AS definition, k.condeferrable AS deferrable,
        k.condeferred AS deferred, k.convalidated AS valid, to_jsonb(k) ->> 'conenforced' AS enforced,
        k.conislocal AS local, k.coninhcount AS inherited, k.connoinherit AS no_inherit,
        to_jsonb(k) ->> 'conperiod' AS period, nullif(k.conindid, 0)::regclass AS index,
        parent.conname AS parent
      FROM ${relation} JOIN pg_constraint k ON k.conrelid = c.oid
        LEFT JOIN pg_constraint parent ON parent.oid = k.conparentid
      WHERE ${visible} AND k.contype <> 't'`,
  },
  {
    what: 'index',
    sql: `SELECT ${name} AS name, x.indrelid::regclass AS of, pg_get_indexdef(c.oid) AS definition,
        x.indisunique AS unique, x.indisprimary AS primary, x.indisexclusion AS exclusion,
        x.indimmediate AS immediate, x.indisclustered AS clustered, x.indisvalid AS valid,
        x.indisreplident AS replica_identity,
        to_jsonb(x) ->> 'indnullsnotdistinct' AS nulls_not_distinct,
        (SELECT string_agg(a.attnum || '=' || a.attstattarget, ', ' ORDER BY a.attnum)
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0) AS statistics
      FROM ${relation} JOIN pg_index x ON x.indexrelid = c.oid WHERE ${visible}`,
  },
  {
    what: 'view',
    sql: `SELECT ${name} AS name, pg_get_viewdef(c.oid) AS definition
      FROM ${relation} WHERE ${visible} AND c.relkind IN ('v', 'm')`,
  },
  {
    what: 'sequence',
    sql: `SELECT ${name} AS name, q.seqtypid::regtype AS type, q.seqstart AS start,
        q.seqincrement AS increment, q.seqmin AS min, q.seqmax AS max, q.seqcache AS cache,
        q.seqcycle AS cycle, o.deptype AS link,
        o.refobjid::regclass || '.' || quote_ident(a.attname) AS owned_by
      FROM ${relation} JOIN pg_sequence q ON q.seqrelid = c.oid
        LEFT JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid
          AND o.refclassid = 'pg_class'::regclass AND o.deptype IN ('a', 'i')
        LEFT JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
      WHERE ${visible}`,
  },
  {
    what: 'trigger',
    sql: `SELECT format('%s.%I', ${name}, g.tgname) AS name, pg_get_triggerdef(g.oid) AS definition,
        g.tgenabled AS enabled, parent.tgrelid::regclass AS clone_of
      FROM ${relation} JOIN pg_trigger g ON g.tgrelid = c.oid
        LEFT JOIN pg_trigger parent ON parent.oid = g.tgparentid
      WHERE ${visible} AND NOT g.tgisinternal`,
  },
  {
    what: 'rule',
    sql: `SELECT format('%s.%I', ${name}, r.rulename) AS name, pg_get_ruledef(r.oid) AS definition,
        r.ev_enabled AS enabled
      FROM ${relation} JOIN pg_rewrite r ON r.ev_class = c.oid
      WHERE ${visible} AND r.rulename <> '_RETURN'`,
  },
  {
    what: 'policy',
    sql: `SELECT format('%s.%I', ${name}, p.polname) AS name, p.polcmd AS command,
        p.polpermissive AS permissive, pg_get_expr(p.polqual, c.oid) AS using,
        pg_get_expr(p.polwithcheck, c.oid) AS check,
        (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END, ', ' ORDER BY r::regrole::text)
          FROM unnest(p.polroles) AS r) AS roles
      FROM ${relation} JOIN pg_policy p ON p.polrelid = c.oid WHERE ${visible}`,
  },
  {
    what: 'statistics',
    sql: `SELECT format('%I.%I', s.nspname, x.stxname) AS name, pg_get_statisticsobjdef(x.oid) AS definition,
        nullif(x.stxstattarget, -1) AS target, x.stxowner::regrole AS owner
      FROM pg_statistic_ext x JOIN pg_namespace s ON s.oid = x.stxnamespace
      WHERE ${made('pg_statistic_ext', 'x.oid', 's')}`,
  },
  {
    what: 'foreign table',
    sql: `SELECT ${name} AS name, v.srvname AS server, ${sorted('f.ftoptions')} AS options
      FROM ${relation} JOIN pg_foreign_table f ON f.ftrelid = c.oid
        JOIN pg_foreign_server v ON v.oid = f.ftserver WHERE ${visible}`,
  },
];
