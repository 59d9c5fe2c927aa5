// References to types (postgres-model §2.6).
import type { Id } from './id.ts';

/**
 * A use of a type: `type` is the id of a record (enum, domain, table …) or a canonical name in the
 * spelling of `format_type` (`integer`, `timestamp with time zone`) or `schema.name`, quoted as in SQL,
 * for a type that an extension or an opaque object supplies.
 */
export interface TypeRef {
  readonly type: Id | string;
  /** Modifiers as printed: `['10','2']`, `['Point','4326']`; for an interval its fields come first: `['day to second','2']`. */
  readonly modifiers?: readonly string[];
  /** True for an array of the type; dimensions and bounds mean nothing in Postgres. */
  readonly array?: boolean;
}
