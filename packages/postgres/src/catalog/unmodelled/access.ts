// Roles, privileges, default privileges, security labels, settings of the database.
import { printAddress, quotePart } from '@ermine/model';
import { objectAddress } from '../object-address.ts';
import type { CatalogRow } from '../row.ts';
import { roleName, settingMap, since } from '../sql.ts';
import type { UnmodelledSlot } from './slot.ts';

const currentDatabase = '(select oid from pg_database where datname = current_database())';

/** A grantee; no role can be called `public`. */
const grantee = (oid: string) => `case ${oid} when 0 then 'public' else ${roleName(oid)}::text end`;

const role: UnmodelledSlot = {
  kind: 'role',
  noun: 'role',
  query: (major) => ({
    from: `pg_roles r where r.oid >= 16384 and r.rolname !~ '^pg_'`,
    address: ['r.rolname'],
    attributes: {
      login: 'r.rolcanlogin',
      inherit: 'r.rolinherit',
      superuser: 'r.rolsuper',
      createdb: 'r.rolcreatedb',
      createrole: 'r.rolcreaterole',
      replication: 'r.rolreplication',
      bypassRls: 'r.rolbypassrls',
      connectionLimit: 'r.rolconnlimit',
      validUntil: 'r.rolvaliduntil',
      memberOf: `(select jsonb_agg(jsonb_build_array(${roleName('m.roleid')}, m.admin_option,
          ${since(major, 16, 'm.inherit_option')}, ${since(major, 16, 'm.set_option')})
          order by ${roleName('m.roleid')}, ${roleName('m.grantor')})
        from pg_auth_members m where m.member = r.oid)`,
      settings: `(select ${settingMap('s.setconfig')} from pg_db_role_setting s
        where s.setrole = r.oid and s.setdatabase = 0)`,
    },
  }),
};

/** Entries of one access list that another lacks, as `privilege`, with `*` if it may be passed on. */
function entries(side: string, of: string, without: string): string {
  const list = (acl: string) => `select '${side}' as side, e.grantee,
    e.privilege_type || case when e.is_grantable then '*' else '' end as privilege
    from aclexplode(${acl}) e`;
  return `(${list(of)} except ${list(without)})`;
}

/** Differences of an access list from its default by grantee: none is no row, as for a list that is null. */
const byGrantee = (from: string) => `(select o.classid, o.objid, o.objsubid, x.grantee,
    jsonb_agg(x.privilege order by x.privilege) filter (where x.side = 'granted') as granted,
    jsonb_agg(x.privilege order by x.privilege) filter (where x.side = 'revoked') as revoked
  from ${from} o cross join lateral (
    ${entries('granted', 'o.acl', 'o.base')} union all ${entries('revoked', 'o.base', 'o.acl')}) x
  group by 1, 2, 3, 4) o`;

/** Access lists of a catalog; one that initdb or an extension set is its own default. */
function accessLists(catalog: string, acl: string, type: string, owner: string, where = 'true') {
  return `select '${catalog}'::regclass::oid as classid, c.oid as objid, 0 as objsubid, c.${acl} as acl,
    coalesce((select i.initprivs from pg_init_privs i where i.classoid = '${catalog}'::regclass
      and i.objoid = c.oid and i.objsubid = 0), acldefault(${type}, c.${owner})) as base
    from ${catalog} c where c.${acl} is not null and ${where}`;
}

/** information_schema is granted to all by initdb, which keeps no note of it. */
const notStandard = (namespace: string) => `not exists (select from pg_namespace s
  where s.oid = ${namespace} and s.nspname = 'information_schema')`;

const allAccessLists = (major: number) => `(
  ${accessLists('pg_class', 'relacl', `case c.relkind when 'S' then 's' else 'r' end::"char"`, 'relowner', notStandard('c.relnamespace'))}
  union all select 'pg_class'::regclass, a.attrelid, a.attnum, a.attacl,
      (select i.initprivs from pg_init_privs i where i.classoid = 'pg_class'::regclass
        and i.objoid = a.attrelid and i.objsubid = a.attnum)
    from pg_attribute a where a.attacl is not null and not a.attisdropped
  union all ${accessLists('pg_proc', 'proacl', `'f'`, 'proowner')}
  union all ${accessLists('pg_namespace', 'nspacl', `'n'`, 'nspowner', `c.nspname !~ '^pg_(toast|temp)' and c.nspname <> 'information_schema'`)}
  union all ${accessLists('pg_type', 'typacl', `'T'`, 'typowner')}
  union all ${accessLists('pg_language', 'lanacl', `'l'`, 'lanowner')}
  union all ${accessLists('pg_foreign_data_wrapper', 'fdwacl', `'F'`, 'fdwowner')}
  union all ${accessLists('pg_foreign_server', 'srvacl', `'S'`, 'srvowner')}
  union all ${accessLists('pg_database', 'datacl', `'d'`, 'datdba', 'c.datname = current_database()')}
  ${
    major >= 15
      ? `union all select 'pg_parameter_acl'::regclass, p.oid, 0, p.paracl, acldefault('p', 10)
    from pg_parameter_acl p`
      : ''
  })`;

const privilege: UnmodelledSlot = {
  kind: 'privilege',
  noun: 'privilege',
  query: (major) => ({
    from: `${byGrantee(allAccessLists(major))} cross join ${objectAddress}`,
    address: `target.noun || target.names || ${grantee('o.grantee')}`,
    args: 'target.args',
    attributes: { granted: 'o.granted', revoked: 'o.revoked' },
  }),
  printAddress: (row: CatalogRow) => {
    const [noun = '', ...names] = row.address;
    const target = printAddress({ noun, names: names.slice(0, -1), args: row.args });
    return `privilege on ${target.trimEnd()} of ${quotePart(names.at(-1) ?? '')}`;
  },
};

const objectTypes = `case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
  when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
  when 'L' then 'large objects' else d.defaclobjtype::text end`;

/** Entries for one schema add to nothing; those for all schemas replace the built-in default. */
const defaultPrivilege: UnmodelledSlot = {
  kind: 'defaultPrivilege',
  noun: 'default privilege',
  query: () => ({
    from: `${byGrantee(`(select 'pg_default_acl'::regclass::oid as classid, d.oid as objid,
          0 as objsubid, d.defaclacl as acl, case when d.defaclnamespace = 0 then
          acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end,
            d.defaclrole) end as base
        from pg_default_acl d)`)}
      join pg_default_acl d on d.oid = o.objid
      left join pg_namespace n on n.oid = d.defaclnamespace`,
    address: [
      roleName('d.defaclrole'),
      `coalesce(n.nspname, '')`,
      objectTypes,
      grantee('o.grantee'),
    ],
    attributes: { granted: 'o.granted', revoked: 'o.revoked' },
  }),
};

const securityLabel: UnmodelledSlot = {
  kind: 'securityLabel',
  noun: 'security label',
  query: () => ({
    from: `(select classoid as classid, objoid as objid, objsubid, provider, label from pg_seclabel
        union all select classoid, objoid, 0, provider, label from pg_shseclabel
          where classoid <> 'pg_database'::regclass or objoid = ${currentDatabase}) o
      cross join ${objectAddress}`,
    address: 'target.noun || target.names || o.provider',
    args: 'target.args',
    attributes: { label: 'o.label' },
  }),
};

const databaseSettings: UnmodelledSlot = {
  kind: 'databaseSettings',
  noun: 'database settings',
  query: () => ({
    from: `pg_db_role_setting s where s.setdatabase = ${currentDatabase}`,
    address: [grantee('s.setrole')],
    attributes: { settings: settingMap('s.setconfig') },
  }),
};

/** `ALTER … DEPENDS ON EXTENSION`. */
const extensionDependency: UnmodelledSlot = {
  kind: 'extensionDependency',
  noun: 'extension dependency',
  query: () => ({
    from: `(select d.classid, d.objid, d.objsubid, e.extname from pg_depend d
        join pg_extension e on e.oid = d.refobjid
        where d.refclassid = 'pg_extension'::regclass and d.deptype = 'x'
          and not exists (select from pg_trigger g where d.classid = 'pg_trigger'::regclass
            and g.oid = d.objid and g.tgparentid <> 0)) o
      cross join ${objectAddress}`,
    address: 'target.noun || target.names || o.extname::text',
    args: 'target.args',
    attributes: {},
  }),
};

/** What governs access, and what is attached to objects of any class. */
export const access: readonly UnmodelledSlot[] = [
  role,
  privilege,
  defaultPrivilege,
  securityLabel,
  databaseSettings,
  extensionDependency,
];
