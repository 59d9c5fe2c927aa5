/** Which boxes stand for computed rows: they have a dashed border, as the painter draws them. */
import type { TableShape } from '@ermine/layout';

/** Whether the rows of a box of this shape are computed from other tables. */
export const derivedShapes: Readonly<Record<TableShape, boolean>> = {
  table: false,
  partitionedTable: false,
  view: true,
  materializedView: true,
};
