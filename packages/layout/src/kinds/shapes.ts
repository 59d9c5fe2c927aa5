/** What each shape of box looks like beside a plain table: a caption and a dashed border. */
import type { TableShape } from '../diagram.ts';

/** The look of one shape. */
export interface ShapeLook {
  /** Muted text at the right of the header; empty for none. */
  readonly caption: string;
  /** Whether the rows are computed from other tables, drawn as a dashed border. */
  readonly derived: boolean;
}

/** The look of every shape. */
export const shapeLooks: Readonly<Record<TableShape, ShapeLook>> = {
  table: { caption: '', derived: false },
  partitionedTable: { caption: 'partitioned', derived: false },
  view: { caption: 'view', derived: true },
  materializedView: { caption: 'materialized', derived: true },
};
