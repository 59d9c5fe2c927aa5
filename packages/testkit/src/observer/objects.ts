/** What the observer reads of everything that is not a relation, its parts or a routine or type. */
import { columnNames, made, type Observation, privileges, sorted } from './fragments.ts';

/** Queries over schemas, extensions, comments, publications and the rarer kinds. */
export const objectObservations: readonly Observation[] = [
  {
    what: 'database',
    sql: `SELECT 'settings' AS name,
        (SELECT string_agg(format('%s: %s', coalesce(nullif(setrole, 0)::regrole::text, 'all'), ${sorted('setconfig')}), '; '
          ORDER BY setrole::regrole::text)
          FROM pg_db_role_setting WHERE setdatabase = d.oid) AS settings,
        shobj_description(d.oid, 'pg_database') AS comment, d.datdba::regrole AS owner,
        ${privileges('d.datacl', 'd', 'd.datdba')} AS acl
      FROM pg_database d WHERE datname = current_database()`,
  },
  {
    what: 'schema',
    sql: `SELECT quote_ident(s.nspname) AS name, s.nspowner::regrole AS owner,
        ${privileges('s.nspacl', 'n', 's.nspowner')} AS acl
      FROM pg_namespace s WHERE ${made('pg_namespace', 's.oid', 's')}`,
  },
  {
    what: 'extension',
    sql: `SELECT quote_ident(e.extname) AS name, s.nspname AS schema, e.extversion AS version
      FROM pg_extension e JOIN pg_namespace s ON s.oid = e.extnamespace`,
  },
  {
    what: 'comment',
    sql: `SELECT format('%s %s', o.type, o.identity) AS name, d.description AS text
      FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
      WHERE (d.objoid >= 16384 OR o.identity = 'public') AND NOT EXISTS (SELECT FROM pg_depend e
        WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')`,
  },
  {
    what: 'security label',
    sql: `SELECT format('%s %s', objtype, objname) AS name, provider, label FROM pg_seclabels`,
  },
  {
    what: 'needs extension',
    sql: `SELECT format('%s %s', o.type, o.identity) AS name, e.extname AS extension
      FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid,
        pg_identify_object(d.classid, d.objid, d.objsubid) o WHERE d.deptype = 'x'`,
  },
  {
    what: 'default privileges',
    sql: `SELECT format('%s of %s in %s', d.defaclobjtype, d.defaclrole::regrole,
        coalesce(nullif(d.defaclnamespace, 0)::regnamespace::text, 'any schema')) AS name,
        ${sorted('d.defaclacl')} AS acl
      FROM pg_default_acl d`,
  },
  {
    what: 'event trigger',
    sql: `SELECT quote_ident(evtname) AS name, evtevent AS event, evtfoid::regprocedure AS function,
        evtenabled AS enabled, ${sorted('evttags')} AS tags, evtowner::regrole AS owner
      FROM pg_event_trigger t WHERE ${made('pg_event_trigger', 't.oid')}`,
  },
  {
    what: 'publication',
    sql: `SELECT quote_ident(pubname) AS name, pubowner::regrole AS owner,
        (to_jsonb(p) - '{oid,pubname,pubowner}'::text[])::text AS settings FROM pg_publication p`,
  },
  {
    what: 'publication table',
    since: 15,
    sql: `SELECT format('%I of %s', p.pubname, r.prrelid::regclass) AS name,
        pg_get_expr(r.prqual, r.prrelid) AS filter, ${columnNames('r.prattrs::int2[]', 'r.prrelid')} AS columns
      FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid`,
  },
  {
    what: 'publication schema',
    since: 15,
    sql: `SELECT format('%I of %s', p.pubname, n.pnnspid::regnamespace) AS name
      FROM pg_publication_namespace n JOIN pg_publication p ON p.oid = n.pnpubid`,
  },
  {
    what: 'subscription',
    sql: `SELECT quote_ident(subname) AS name, subowner::regrole AS owner, subenabled AS enabled,
        ${sorted('subpublications')} AS publications
      FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  },
  {
    what: 'collation',
    sql: `SELECT format('%I.%I', s.nspname, c.collname) AS name, c.collowner::regrole AS owner,
        (to_jsonb(c) - '{oid,collname,collnamespace,collowner,collversion}'::text[])::text AS settings
      FROM pg_collation c JOIN pg_namespace s ON s.oid = c.collnamespace
      WHERE ${made('pg_collation', 'c.oid', 's')}`,
  },
  {
    what: 'conversion',
    sql: `SELECT format('%I.%I', s.nspname, c.conname) AS name, pg_encoding_to_char(c.conforencoding) AS from,
        pg_encoding_to_char(c.contoencoding) AS to, c.conproc AS function, c.condefault AS default
      FROM pg_conversion c JOIN pg_namespace s ON s.oid = c.connamespace
      WHERE ${made('pg_conversion', 'c.oid', 's')}`,
  },
  {
    what: 'operator',
    sql: `SELECT o.oid::regoperator AS name, o.oprcode AS function, o.oprresult::regtype AS result,
        nullif(o.oprcom, 0)::regoperator AS commutator, nullif(o.oprnegate, 0)::regoperator AS negator,
        o.oprrest AS restrict, o.oprjoin AS join, o.oprcanmerge AS merges, o.oprcanhash AS hashes,
        o.oprowner::regrole AS owner
      FROM pg_operator o JOIN pg_namespace s ON s.oid = o.oprnamespace
      WHERE ${made('pg_operator', 'o.oid', 's')}`,
  },
  {
    what: 'operator class',
    sql: `SELECT format('%I.%I using %s', s.nspname, o.opcname, m.amname) AS name, f.opfname AS family,
        o.opcintype::regtype AS type, o.opcdefault AS default, nullif(o.opckeytype, 0)::regtype AS storage
      FROM pg_opclass o JOIN pg_namespace s ON s.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
        JOIN pg_opfamily f ON f.oid = o.opcfamily WHERE ${made('pg_opclass', 'o.oid', 's')}`,
  },
  {
    what: 'operator family',
    sql: `SELECT format('%I.%I using %s', s.nspname, f.opfname, m.amname) AS name,
        (SELECT string_agg(format('%s %s', a.amopstrategy, a.amopopr::regoperator), ', '
          ORDER BY a.amopstrategy, a.amopopr::regoperator::text) FROM pg_amop a WHERE a.amopfamily = f.oid) AS operators,
        (SELECT string_agg(format('%s %s', p.amprocnum, p.amproc::regprocedure), ', '
          ORDER BY p.amprocnum, p.amproc::regprocedure::text) FROM pg_amproc p WHERE p.amprocfamily = f.oid) AS functions
      FROM pg_opfamily f JOIN pg_namespace s ON s.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
      WHERE ${made('pg_opfamily', 'f.oid', 's')}`,
  },
  {
    what: 'cast',
    sql: `SELECT format('%s as %s', c.castsource::regtype, c.casttarget::regtype) AS name,
        nullif(c.castfunc, 0)::regprocedure AS function, c.castcontext AS context, c.castmethod AS method
      FROM pg_cast c WHERE ${made('pg_cast', 'c.oid')}`,
  },
  {
    what: 'transform',
    sql: `SELECT format('%s in %s', t.trftype::regtype, l.lanname) AS name, t.trffromsql::regprocedure AS from_sql,
        t.trftosql::regprocedure AS to_sql
      FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE ${made('pg_transform', 't.oid')}`,
  },
  {
    what: 'language',
    sql: `SELECT quote_ident(l.lanname) AS name, l.lanpltrusted AS trusted,
        nullif(l.lanplcallfoid, 0)::regprocedure AS handler, l.lanowner::regrole AS owner,
        ${privileges('l.lanacl', 'l', 'l.lanowner')} AS acl FROM pg_language l`,
  },
  {
    what: 'access method',
    sql: `SELECT quote_ident(m.amname) AS name, m.amhandler AS handler, m.amtype AS type
      FROM pg_am m WHERE ${made('pg_am', 'm.oid')}`,
  },
  {
    what: 'text search configuration',
    sql: `SELECT format('%I.%I', s.nspname, c.cfgname) AS name,
        p.prsname AS parser,
        (SELECT string_agg(format('%s %s %s', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), ', '
          ORDER BY m.maptokentype, m.mapseqno) FROM pg_ts_config_map m WHERE m.mapcfg = c.oid) AS mappings
      FROM pg_ts_config c JOIN pg_namespace s ON s.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser
      WHERE ${made('pg_ts_config', 'c.oid', 's')}`,
  },
  {
    what: 'text search dictionary',
    sql: `SELECT format('%I.%I', s.nspname, d.dictname) AS name, t.tmplname AS template, d.dictinitoption AS options
      FROM pg_ts_dict d JOIN pg_namespace s ON s.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
      WHERE ${made('pg_ts_dict', 'd.oid', 's')}`,
  },
  {
    what: 'foreign data wrapper',
    sql: `SELECT quote_ident(w.fdwname) AS name, nullif(w.fdwhandler, 0)::regprocedure AS handler,
        nullif(w.fdwvalidator, 0)::regprocedure AS validator, ${sorted('w.fdwoptions')} AS options,
        ${privileges('w.fdwacl', 'F', 'w.fdwowner')} AS acl
      FROM pg_foreign_data_wrapper w WHERE ${made('pg_foreign_data_wrapper', 'w.oid')}`,
  },
  {
    what: 'server',
    sql: `SELECT quote_ident(v.srvname) AS name, w.fdwname AS wrapper, v.srvtype AS type, v.srvversion AS version,
        ${sorted('v.srvoptions')} AS options, ${privileges('v.srvacl', 'S', 'v.srvowner')} AS acl
      FROM pg_foreign_server v JOIN pg_foreign_data_wrapper w ON w.oid = v.srvfdw`,
  },
  {
    what: 'user mapping',
    sql: `SELECT format('%s on %I', CASE u.umuser WHEN 0 THEN 'PUBLIC' ELSE u.umuser::regrole::text END, v.srvname) AS name,
        ${sorted('u.umoptions')} AS options
      FROM pg_user_mapping u JOIN pg_foreign_server v ON v.oid = u.umserver`,
  },
];
