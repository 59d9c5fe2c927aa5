// Names of types (postgres-model §2.6): the spelling of format_type, and types as DDL writes them.
import { isId, type Schema, type TypeRef } from '@ermine/model';
import { catalogTypes } from './catalog-types.gen.ts';
import { quoteIdentifier } from './identifier.ts';
import { qualifiedName } from './qualified-name.ts';

// What format_type calls the types whose internal name is not their name in SQL.
const canonicalNames: ReadonlyMap<string, string> = new Map([
  ['bool', 'boolean'],
  ['char', '"char"'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['time', 'time without time zone'],
  ['timestamp', 'timestamp without time zone'],
  ['timestamptz', 'timestamp with time zone'],
  ['timetz', 'time with time zone'],
  ['varbit', 'bit varying'],
  ['varchar', 'character varying'],
  // Key words that stand bare as types.
  ['bit', 'bit'],
  ['interval', 'interval'],
  ['json', 'json'],
  ['numeric', 'numeric'],
]);

// Names of types that only people write; the grammar turns them into internal names.
const aliases: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['dec', 'numeric'],
  ['decimal', 'numeric'],
  ['float', 'double precision'],
  ['char', 'character'],
  ['nchar', 'character'],
  ['national character', 'character'],
  ['national char', 'character'],
  ['char varying', 'character varying'],
  ['national character varying', 'character varying'],
  ['national char varying', 'character varying'],
  ['time', 'time without time zone'],
  ['timestamp', 'timestamp without time zone'],
]);

// Where modifiers stand inside a name of several words.
const modifiersAfter: ReadonlyMap<string, string> = new Map([
  ['time without time zone', 'time'],
  ['time with time zone', 'time'],
  ['timestamp without time zone', 'timestamp'],
  ['timestamp with time zone', 'timestamp'],
]);

const INTERVAL_FIELDS = /^[a-z]+( to [a-z]+)?$/;

/** Tells whether a name is the internal name of a type of pg_catalog that every database has. */
export function isCatalogType(internalName: string): boolean {
  return catalogTypes.has(internalName);
}

/**
 * The canonical name of a type of pg_catalog by its internal name: `int4` → `integer`. A `bpchar` with
 * modifiers is a `character`; without, it is a type of unlimited length that only `bpchar` names.
 */
export function canonicalTypeName(internalName: string, modifiers: readonly string[] = []): string {
  if (internalName === 'bpchar') return modifiers.length > 0 ? 'character' : 'bpchar';
  return canonicalNames.get(internalName) ?? quoteIdentifier(internalName);
}

/** The canonical name of a type as a person may write it (`int8`, `varchar`, `decimal`), or undefined. */
export function typeNameOfAlias(written: string): string | undefined {
  const name = written.trim().toLowerCase().replace(/\s+/g, ' ');
  const alias = aliases.get(name);
  if (alias !== undefined) return alias;
  if (name !== 'char' && isCatalogType(name)) return canonicalTypeName(name);
  return canonicalTypeNames.has(name) ? name : undefined;
}

const canonicalTypeNames: ReadonlySet<string> = new Set([...canonicalNames.values(), 'character']);

/** A type as DDL writes it: `timestamp(3) with time zone[]`, `public.mood`. */
export function printType(schema: Schema, ref: TypeRef): string {
  const name = isId(ref.type) ? qualifiedName(schema, ref.type) : ref.type;
  return withModifiers(name, ref.modifiers ?? []) + (ref.array ? '[]' : '');
}

function withModifiers(name: string, modifiers: readonly string[]): string {
  if (modifiers.length === 0) return name;
  if (name === 'interval') {
    const [first, ...rest] = modifiers as readonly [string, ...string[]];
    if (!INTERVAL_FIELDS.test(first)) return `interval(${modifiers.join(',')})`;
    return `interval ${first}${rest.length > 0 ? `(${rest.join(',')})` : ''}`;
  }
  const head = modifiersAfter.get(name);
  const list = `(${modifiers.join(',')})`;
  return head === undefined ? name + list : head + list + name.slice(head.length);
}

const TYPE_NAME =
  /^(?:[a-z_][a-z0-9_]*|"(?:[^"\0]|"")+")(?:\.(?:[a-z_][a-z0-9_]*|"(?:[^"\0]|"")+"))?$/;
const MODIFIER =
  /^(?:-?[0-9]+(?:\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_]*(?: to [a-z]+)?|"(?:[^"\0]|"")+"|'(?:[^'\\\0]|'')*')$/;

/** Tells whether a type's name and modifiers are such as SQL text may hold: names, numbers, strings. */
export function isPrintableType(ref: TypeRef): boolean {
  return (
    (isId(ref.type) || canonicalTypeNames.has(ref.type) || TYPE_NAME.test(ref.type)) &&
    (ref.modifiers ?? []).every((modifier) => MODIFIER.test(modifier))
  );
}
