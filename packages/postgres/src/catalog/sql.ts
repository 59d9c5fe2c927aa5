// Pieces of catalog SQL that several kinds share. All run under an empty search_path, so that every name
// in a definition is qualified; functions and catalogs are found in pg_catalog all the same.

/** Schemas that belong to users. */
export function userSchema(namespace: string): string {
  return `${namespace}.nspname !~ '^pg_' and ${namespace}.nspname <> 'information_schema'`;
}

/** True for objects that are no members of an extension. */
export function notMember(catalog: string, oid: string): string {
  return `not exists (select from pg_depend member where member.classid = '${catalog}'::regclass
    and member.objid = ${oid} and member.objsubid = 0 and member.deptype = 'e')`;
}

/** True for objects that were not made by the way, such as the constructors of a range type. */
export function notImplied(catalog: string, oid: string): string {
  return `not exists (select from pg_depend implied where implied.classid = '${catalog}'::regclass
    and implied.objid = ${oid} and implied.objsubid = 0 and implied.deptype = 'i')`;
}

/** User objects of a catalog that has no schema: those made after initdb and by no extension. */
export function userObject(catalog: string, oid: string): string {
  return `${oid} >= 16384 and ${notMember(catalog, oid)}`;
}

/** Options such as reloptions, stored as `name=value`, as an object: their order means nothing. */
export function optionMap(options: string): string {
  return `(select jsonb_object_agg(o.option_name, o.option_value)
    from pg_options_to_table(${options}) o)`;
}

/** Options of a relation and, as `toast.*`, of its toast table. */
export function storageParams(relation: string): string {
  return `(select jsonb_object_agg(o.name, o.value) from (
      select option_name as name, option_value as value from pg_options_to_table(${relation}.reloptions)
      union all
      select 'toast.' || option_name, option_value
      from pg_class toast, pg_options_to_table(toast.reloptions)
      where toast.oid = ${relation}.reltoastrelid) o)`;
}

/** `{name: value}` of settings stored as `name=value`. */
export function settingMap(settings: string): string {
  return `(select jsonb_object_agg(split_part(s, '=', 1), substr(s, strpos(s, '=') + 1))
    from unnest(${settings}) s)`;
}

/** `[schema, name]` of a relation. */
export function relationName(oid: string): string {
  return `(select jsonb_build_array(rn.nspname, rc.relname)
    from pg_class rc join pg_namespace rn on rn.oid = rc.relnamespace where rc.oid = ${oid})`;
}

/** `[schema, name]` of a type. */
export function typeName(oid: string): string {
  return `(select jsonb_build_array(tn.nspname, tt.typname)
    from pg_type tt join pg_namespace tn on tn.oid = tt.typnamespace where tt.oid = ${oid})`;
}

/** `[schema, name]` of a collation where it is not the one its type has by itself. */
export function ownCollation(collation: string, typeCollation: string): string {
  return `(select jsonb_build_array(cn.nspname, cc.collname)
    from pg_collation cc join pg_namespace cn on cn.oid = cc.collnamespace
    where cc.oid = ${collation} and ${collation} is distinct from ${typeCollation})`;
}

/** `[schema, name]` of an operator class. */
export function opclassName(oid: string): string {
  return `(select jsonb_build_array(on_.nspname, oc.opcname)
    from pg_opclass oc join pg_namespace on_ on on_.oid = oc.opcnamespace where oc.oid = ${oid})`;
}

/** The name of a role. */
export function roleName(oid: string): string {
  return `pg_get_userbyid(${oid})`;
}

/** The name of a tablespace; null for the database's own. */
export function tablespaceName(oid: string): string {
  return `(select spcname from pg_tablespace where oid = ${oid})`;
}

/** The name of an access method; null where there is none. */
export function accessMethodName(oid: string): string {
  return `(select amname from pg_am where oid = ${oid})`;
}

/** Column names for an array of attribute numbers, in the array's order. */
export function columnNames(relation: string, numbers: string): string {
  return `(select jsonb_agg(xa.attname order by x.n)
    from unnest(${numbers}) with ordinality x(attnum, n)
    join pg_attribute xa on xa.attrelid = ${relation} and xa.attnum = x.attnum)`;
}

/** A function with its argument types, an operator with its operand types; null for none. */
export function signature(oid: string, type: 'regprocedure' | 'regoperator'): string {
  return `case when ${oid} <> 0 then ${oid}::${type}::text end`;
}

/** One letter of a catalog as a word. */
export function word(expression: string, words: Readonly<Record<string, string>>): string {
  const cases = Object.entries(words).map(([letter, value]) => `when '${letter}' then '${value}'`);
  return `case ${expression} ${cases.join(' ')} end`;
}

/** An expression that a version has, or null. */
export function since(major: number, first: number, expression: string): string {
  return major >= first ? expression : 'null';
}

/** The catalog's letters for TOAST storage. */
export const storageWords = { p: 'plain', m: 'main', e: 'external', x: 'extended' };

/** The catalog's letters for when a trigger or rule fires. */
export const enabledWords = { O: 'origin', R: 'replica', A: 'always', D: 'disabled' };

/** The input types of a routine (`p` is pg_proc), which with its name identify it. */
export const routineArgs = `coalesce((select string_agg(format_type(x.type, null), ', ' order by x.n)
  from unnest(p.proargtypes::oid[]) with ordinality x(type, n)), '')`;
