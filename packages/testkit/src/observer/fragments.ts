/** Pieces of SQL that the observer's catalog queries have in common. */

/** One catalog query: every row is one object, its `name` and its facts. */
export interface Observation {
  /** What the rows are, the first word of their lines. */
  readonly what: string;
  /** First major that has the catalog; absent: all. */
  readonly since?: number;
  readonly sql: string;
}

/** The objects a person made: not in a system schema, not part of an extension. */
export function made(catalog: string, oid: string, namespace?: string): string {
  const member = `NOT EXISTS (SELECT FROM pg_depend e
    WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;
  return namespace === undefined
    ? `${oid} >= 16384 AND ${member}`
    : `${namespace}.nspname !~ '^pg_' AND ${namespace}.nspname <> 'information_schema' AND ${member}`;
}

/** Privileges as sorted text; none given counts as the defaults of the object's type. */
export function privileges(acl: string, type: string, owner: string): string {
  return `(SELECT string_agg(grant_text, ', ' ORDER BY grant_text) FROM (
    SELECT format('%s to %s by %s%s', privilege_type,
      CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END, grantor::regrole,
      CASE WHEN is_grantable THEN ' grantable' END) AS grant_text
    FROM aclexplode(coalesce(${acl}, acldefault('${type}', ${owner})))) AS grants)`;
}

/** Elements of a text array, sorted. */
export function sorted(array: string): string {
  return `(SELECT string_agg(element::text, ', ' ORDER BY element::text) FROM unnest(${array}) AS element)`;
}

/** Names of columns by number, in the order of the array. */
export function columnNames(numbers: string, relation: string): string {
  return `(SELECT string_agg(quote_ident(n.attname), ', ' ORDER BY place)
    FROM unnest(${numbers}) WITH ORDINALITY AS numbered(number, place)
    JOIN pg_attribute n ON n.attrelid = ${relation} AND n.attnum = numbered.number)`;
}
