/** Places of the tables on the naive page: ⌈√N⌉ columns of 330 px, gap 60 (editor:B20). */
import type { Diagram } from '@ermine/layout';

const columnWidth = 330;
const gap = 60;
const headerHeight = 40;
const rowHeight = 32;

/** The place of every table in turn, in px. */
export function gridPlaces(diagram: Diagram): { readonly x: number; readonly y: number }[] {
  const columns = Math.ceil(Math.sqrt(diagram.tables.length));
  const bottoms = new Float64Array(columns);
  return diagram.tables.map((table, i) => {
    const column = i % columns;
    const y = bottoms[column] ?? 0;
    bottoms[column] = y + headerHeight + table.rows.length * rowHeight + gap;
    return { x: column * columnWidth, y };
  });
}
