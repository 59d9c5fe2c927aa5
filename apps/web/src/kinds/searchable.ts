/** Which kinds the palette finds, and which come first among equal matches. */
import type { Kind } from '@ermine/model';

/** Rank of a kind in the palette, lower first; kinds without one are not found. */
export const searchable: { readonly [K in Kind]: number | undefined } = {
  database: undefined,
  schema: 4,
  extension: 7,
  table: 0,
  column: 3,
  columnOverride: undefined,
  notNull: undefined,
  primaryKey: 9,
  unique: 9,
  check: 9,
  foreignKey: 9,
  exclusion: 9,
  index: 8,
  enum: 2,
  enumValue: 8,
  domain: 2,
  sequence: 8,
  view: 1,
  materializedView: 1,
  routine: 2,
  trigger: 8,
  comment: undefined,
  opaque: 5,
};
