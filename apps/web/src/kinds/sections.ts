/** Attributes that an inspector shows in its own way, so that the general list leaves them out. */
import type { Kind } from '@ermine/model';

const none: ReadonlySet<string> = new Set();

/** Names of such attributes by kind. */
export const ownSections: { readonly [K in Kind]: ReadonlySet<string> } = {
  database: none,
  schema: new Set(['palette']),
  extension: none,
  table: none,
  column: none,
  columnOverride: none,
  notNull: none,
  primaryKey: none,
  unique: none,
  check: none,
  foreignKey: new Set(['columns', 'references']),
  exclusion: none,
  index: none,
  enum: none,
  enumValue: none,
  domain: none,
  sequence: none,
  view: new Set(['query']),
  materializedView: new Set(['query']),
  routine: new Set(['body', 'sqlBody', 'arguments', 'returns']),
  trigger: none,
  comment: none,
  opaque: new Set(['statements', 'address', 'tag']),
};
