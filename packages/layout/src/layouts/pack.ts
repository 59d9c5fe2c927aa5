/** The instant placement: columns filled in breadth-first order, linked tables near (editor:L1). */
import { breadthFirst, layoutGraph } from './graph.ts';
import type { LayoutInput, Positions } from './input.ts';

const gapX = 120;
const gapY = 60;

/** Places boxes in about √n columns of nearly equal height; never overlaps. */
export function packLayout(input: LayoutInput): Positions {
  const graph = layoutGraph(input);
  const positions = new Float32Array(input.boxes.length * 2);
  let area = 0;
  for (let rank = 0; rank < graph.order.length; rank++) {
    area += ((graph.widths[rank] ?? 0) + gapX) * ((graph.heights[rank] ?? 0) + gapY);
  }
  const columnHeight = Math.sqrt(area);
  let x = 0;
  let y = 0;
  let columnWidth = 0;
  for (const rank of breadthFirst(graph).order) {
    const height = Math.ceil(graph.heights[rank] ?? 0);
    if (y > 0 && y + height > columnHeight) {
      x += columnWidth + gapX;
      y = 0;
      columnWidth = 0;
    }
    const box = graph.order[rank] ?? 0;
    positions[box * 2] = x;
    positions[box * 2 + 1] = y;
    y += height + gapY;
    columnWidth = Math.max(columnWidth, Math.ceil(graph.widths[rank] ?? 0));
  }
  return positions;
}
