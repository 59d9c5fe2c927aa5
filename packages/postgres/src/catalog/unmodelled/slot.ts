// Objects that the model holds as opaque text: the snapshot reads them, so that no comparison is blind.
import type { CatalogRow } from '../row.ts';
import type { CatalogQuery } from '../slot.ts';

/** A class of objects without a record kind of its own. */
export interface UnmodelledSlot {
  readonly kind: string;
  /** The word that begins an address. */
  readonly noun: string;
  /** The query for a major version; null where the version has no such objects. */
  readonly query: (major: number) => CatalogQuery | null;
  readonly printAddress?: (row: CatalogRow) => string;
}
