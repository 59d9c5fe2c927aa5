// What a catalog snapshot consists of. Knows no kind and no SQL.

/** A value of an attribute as JSON carries it; 64-bit numbers travel as strings. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * One object of a database as its catalog describes it. `address` holds the names that identify it,
 * outermost first and unquoted; `args` what follows them between parentheses (the input types of a
 * routine). Attributes that say nothing (null) are absent.
 */
export interface CatalogRow {
  readonly kind: string;
  readonly address: readonly string[];
  readonly args?: string;
  readonly attributes: Readonly<Record<string, Json>>;
}

/** All user objects of a database, read in one transaction. */
export type Snapshot = readonly CatalogRow[];
