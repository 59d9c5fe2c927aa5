// Composite, range, base and shell types, and collations.
import {
  notMember,
  opclassName,
  ownCollation,
  roleName,
  signature,
  storageWords,
  userSchema,
  word,
} from '../sql.ts';
import type { UnmodelledSlot } from './slot.ts';

const composite: UnmodelledSlot = {
  kind: 'composite',
  noun: 'type',
  query: () => ({
    from: `pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'c' and ${userSchema('n')} and ${notMember('pg_type', 'c.reltype')}`,
    address: ['n.nspname', 'c.relname'],
    attributes: { owner: roleName('c.relowner') },
  }),
};

const attribute: UnmodelledSlot = {
  kind: 'attribute',
  noun: 'attribute',
  query: () => ({
    from: `pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      where c.relkind = 'c' and a.attnum > 0 and not a.attisdropped
        and ${userSchema('n')} and ${notMember('pg_type', 'c.reltype')}`,
    address: ['n.nspname', 'c.relname', 'a.attname'],
    attributes: {
      type: 'format_type(a.atttypid, a.atttypmod)',
      collation: ownCollation('a.attcollation', 't.typcollation'),
      position: `(select count(*) from pg_attribute b where b.attrelid = a.attrelid
        and b.attnum > 0 and b.attnum <= a.attnum and not b.attisdropped)`,
    },
  }),
};

const range: UnmodelledSlot = {
  kind: 'range',
  noun: 'type',
  query: () => ({
    from: `pg_range r
      join pg_type t on t.oid = r.rngtypid
      join pg_type s on s.oid = r.rngsubtype
      join pg_type m on m.oid = r.rngmultitypid
      join pg_namespace n on n.oid = t.typnamespace
      join pg_namespace mn on mn.oid = m.typnamespace
      where ${userSchema('n')} and ${notMember('pg_type', 't.oid')}`,
    address: ['n.nspname', 't.typname'],
    attributes: {
      owner: roleName('t.typowner'),
      subtype: 'format_type(r.rngsubtype, null)',
      opclass: opclassName('r.rngsubopc'),
      collation: ownCollation('r.rngcollation', 's.typcollation'),
      canonical: signature('r.rngcanonical::oid', 'regprocedure'),
      subtypeDiff: signature('r.rngsubdiff::oid', 'regprocedure'),
      multirangeName: 'jsonb_build_array(mn.nspname, m.typname)',
    },
  }),
};

const baseType: UnmodelledSlot = {
  kind: 'baseType',
  noun: 'type',
  query: () => ({
    from: `pg_type t join pg_namespace n on n.oid = t.typnamespace
      where (t.typtype = 'b' or t.typtype = 'p') and ${userSchema('n')}
        and not exists (select from pg_type e where e.typarray = t.oid)
        and ${notMember('pg_type', 't.oid')}`,
    address: ['n.nspname', 't.typname'],
    attributes: {
      owner: roleName('t.typowner'),
      defined: 't.typisdefined',
      length: 't.typlen',
      passedByValue: 't.typbyval',
      category: 't.typcategory',
      preferred: 't.typispreferred',
      delimiter: 't.typdelim',
      element: `case when t.typelem <> 0 then format_type(t.typelem, null) end`,
      subscript: signature('t.typsubscript::oid', 'regprocedure'),
      input: signature('t.typinput::oid', 'regprocedure'),
      output: signature('t.typoutput::oid', 'regprocedure'),
      receive: signature('t.typreceive::oid', 'regprocedure'),
      send: signature('t.typsend::oid', 'regprocedure'),
      modifierInput: signature('t.typmodin::oid', 'regprocedure'),
      modifierOutput: signature('t.typmodout::oid', 'regprocedure'),
      analyze: signature('t.typanalyze::oid', 'regprocedure'),
      alignment: 't.typalign',
      storage: word('t.typstorage', storageWords),
      default: 'coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault)',
      collatable: 't.typcollation <> 0',
    },
  }),
};

const collation: UnmodelledSlot = {
  kind: 'collation',
  noun: 'collation',
  query: (major) => ({
    from: `pg_collation k join pg_namespace n on n.oid = k.collnamespace
      where ${userSchema('n')} and ${notMember('pg_collation', 'k.oid')}`,
    address: ['n.nspname', 'k.collname'],
    attributes: {
      owner: roleName('k.collowner'),
      provider: word('k.collprovider', { b: 'builtin', c: 'libc', i: 'icu', d: 'default' }),
      encoding: `case when k.collencoding >= 0 then pg_encoding_to_char(k.collencoding) end`,
      collate: 'k.collcollate',
      ctype: 'k.collctype',
      locale: major >= 17 ? 'k.colllocale' : major >= 15 ? 'k.colliculocale' : 'null',
      rules: major >= 16 ? 'k.collicurules' : 'null',
      deterministic: 'k.collisdeterministic',
    },
  }),
};

/** Types other than enums and domains, and collations. */
export const types: readonly UnmodelledSlot[] = [composite, attribute, range, baseType, collation];
