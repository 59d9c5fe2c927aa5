// Reads extensions from the catalog. Their versions take no part in comparisons.
import type { CatalogSlot } from '../../catalog/slot.ts';

/** Installed extensions, plpgsql among them. */
export const catalog: CatalogSlot<'extension'> = {
  query: () => ({
    from: 'pg_extension e join pg_namespace n on n.oid = e.extnamespace',
    address: ['e.extname'],
    attributes: { schema: 'n.nspname' },
  }),
};
