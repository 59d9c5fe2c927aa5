// The catalog slot of a kind: which expression of the system catalogs gives each of its attributes.
// Knows no particular kind.
import type { Attributes, Kind, Kinds } from '@ermine/model';
import type { CatalogRow } from './row.ts';

/** The kinds that a catalog holds as objects of their own: all that have DDL of their own. */
export type CatalogKind = Exclude<Kind, 'database' | 'opaque'>;

/**
 * Attributes that no catalog can tell: how a name came about, what the author wrote instead of what it
 * means, what only the design knows.
 */
type Unobservable = 'autoName' | 'columnNames' | 'palette' | 'version' | 'cascade' | 'dropDefault';

/** Attributes that are part of the address instead. */
type Addressing = 'subobject' | 'onIndex' | 'column';

/** The attributes of a kind that its slot must read. */
export type ObservedAttribute<K extends CatalogKind> = Exclude<
  keyof Attributes<Kinds[K]> & string,
  Unobservable | Addressing
>;

/**
 * One set-based query: `from` begins after FROM; `address` and `attributes` are SQL expressions over it,
 * an attribute's value as jsonb or anything that converts to it.
 */
export interface CatalogQuery<A extends string = never> {
  readonly from: string;
  readonly address: readonly string[] | string;
  readonly args?: string;
  readonly attributes: Readonly<Record<A, string>> & Readonly<Record<string, string>>;
}

/** Reads all objects of a kind; an attribute of the model without an expression does not compile. */
export interface CatalogSlot<K extends CatalogKind> {
  /** The query for a server's major version, 14 to 18. */
  readonly query: (major: number) => CatalogQuery<ObservedAttribute<K>>;
  /** The address of a row, where it is not simply the kind's noun and the names. */
  readonly printAddress?: (row: CatalogRow) => string;
}

/** The text of a query with the columns `address text[]`, `args text`, `attributes jsonb`. */
export function queryText(query: CatalogQuery): string {
  const address =
    typeof query.address === 'string'
      ? query.address
      : `array[${query.address.join(', ')}]::text[]`;
  const attributes = Object.entries(query.attributes).map(
    ([name, expression]) => `'${name}', ${expression}`,
  );
  return `select ${address} as address, ${query.args ?? 'null'}::text as args,
  jsonb_strip_nulls(jsonb_build_object(${attributes.join(',\n    ')})) as attributes
from ${query.from}`;
}
