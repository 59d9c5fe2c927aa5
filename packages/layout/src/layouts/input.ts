/** What a layout takes and gives: sizes and links in, top left corners out. */
import type { Diagram, DiagramTable } from '../diagram.ts';
import { measureTable } from '../table-box.ts';

/** The size of a table in px. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** A table as a layout sees it. */
export interface LayoutBox extends BoxSize {
  readonly id: string;
  /** What boxes are sorted by, before their ids: the same keys give the same picture. */
  readonly key: string;
}

/** A line between two boxes, as indexes into the boxes. */
export interface LayoutLink {
  readonly source: number;
  readonly target: number;
}

/** Boxes and links; plain data that can be sent to a worker. */
export interface LayoutInput {
  readonly boxes: readonly LayoutBox[];
  readonly links: readonly LayoutLink[];
}

/** x and y of the top left corner of each box in turn, whole px. */
export type Positions = Float32Array;

/** The input of a layout for a diagram; sizes are measured where they are not known already. */
export function layoutInput(
  diagram: Diagram,
  sizeOf: (table: DiagramTable) => BoxSize = (table) => measureTable(table),
): LayoutInput {
  const index = new Map(diagram.tables.map((table, i) => [table.id, i]));
  return {
    boxes: diagram.tables.map((table) => {
      const { width, height } = sizeOf(table);
      return { id: table.id, key: `${table.schema}\u0000${table.name}`, width, height };
    }),
    links: diagram.edges.flatMap((edge) => {
      const source = index.get(edge.source);
      const target = index.get(edge.target);
      return source === undefined || target === undefined ? [] : [{ source, target }];
    }),
  };
}
