// Small readers of libpg-query's trees. Zero values are absent from them (postgres-model:P4).
import type { Node, RangeVar } from '@pgsql/types';
import type { QualifiedName } from './context.ts';

/** The tag of a node and what is in it. */
export function unwrap(node: Node): [string, Record<string, unknown>] {
  for (const tag in node)
    return [tag, (node as unknown as Record<string, Record<string, unknown>>)[tag] ?? {}];
  return ['', {}];
}

/** The text of a String node. */
export function stringOf(node: Node | undefined): string {
  return (node as { String?: { sval?: string } } | undefined)?.String?.sval ?? '';
}

/** The texts of a list of String nodes. */
export function stringsOf(nodes: readonly Node[] | undefined): string[] {
  return nodes ? nodes.map(stringOf) : [];
}

/** A possibly qualified name from a list of String nodes; a catalog part is passed over. */
export function nameOfList(nodes: readonly Node[] | undefined): QualifiedName {
  const parts = stringsOf(nodes);
  const name = parts[parts.length - 1] ?? '';
  const schema = parts[parts.length - 2];
  return schema === undefined ? { name } : { schema, name };
}

/** The name of a relation as written. */
export function nameOfRange(range: RangeVar | undefined): QualifiedName {
  const name = range?.relname ?? '';
  return range?.schemaname ? { schema: range.schemaname, name } : { name };
}

interface DefElemShape {
  readonly defname?: string;
  readonly defnamespace?: string;
  readonly arg?: Node;
}

/** The DefElem nodes of a list. */
export function optionsOf(nodes: readonly Node[] | undefined): DefElemShape[] {
  return (nodes ?? []).map((node) => (node as { DefElem?: DefElemShape }).DefElem ?? {});
}

/** The value of an option as text: of numbers, strings, words and type names; `true` where it has none. */
export function optionText(arg: Node | undefined): string {
  if (!arg) return 'true';
  const any = arg as {
    Integer?: { ival?: number };
    Float?: { fval?: string };
    Boolean?: { boolval?: boolean };
    String?: { sval?: string };
    TypeName?: { names?: Node[] };
    A_Const?: Parameters<typeof constText>[0];
    List?: { items?: Node[] };
  };
  if (any.Integer) return String(any.Integer.ival ?? 0);
  if (any.Float) return any.Float.fval ?? '0';
  if (any.Boolean) return any.Boolean.boolval ? 'true' : 'false';
  if (any.String) return any.String.sval ?? '';
  if (any.TypeName) return stringsOf(any.TypeName.names).at(-1) ?? '';
  if (any.A_Const) return constText(any.A_Const);
  if (any.List) return stringsOf(any.List.items).join('.');
  return '';
}

/** The value of a constant as text. */
export function constText(value: {
  ival?: { ival?: number };
  fval?: { fval?: string };
  sval?: { sval?: string };
  boolval?: { boolval?: boolean };
  bsval?: { bsval?: string };
  isnull?: boolean;
}): string {
  if (value.ival) return String(value.ival.ival ?? 0);
  if (value.fval) return value.fval.fval ?? '0';
  if (value.sval) return value.sval.sval ?? '';
  if (value.boolval) return value.boolval.boolval ? 'true' : 'false';
  if (value.bsval) return value.bsval.bsval ?? '';
  return '';
}

/** Storage parameters as a map; those of the toast table begin with `toast.`. */
export function parametersOf(
  nodes: readonly Node[] | undefined,
): Readonly<Record<string, string>> | undefined {
  if (!nodes || nodes.length === 0) return undefined;
  const entries: [string, string][] = optionsOf(nodes).map((option) => [
    `${option.defnamespace ? `${option.defnamespace}.` : ''}${option.defname ?? ''}`,
    optionText(option.arg),
  ]);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries);
}

/** Parameters after SET (…), or after RESET (…) with `remove`. */
export function withParameters(
  before: Readonly<Record<string, string>> | undefined,
  nodes: readonly Node[] | undefined,
  remove: boolean,
): Readonly<Record<string, string>> | undefined {
  const entries = new Map(Object.entries(before ?? {}));
  for (const [key, value] of Object.entries(parametersOf(nodes) ?? {})) {
    if (remove) entries.delete(key);
    else entries.set(key, value);
  }
  if (entries.size === 0) return undefined;
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
