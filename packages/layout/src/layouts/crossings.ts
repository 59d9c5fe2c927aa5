/** How tangled a placement is: straight lines between middles that cross, and their mean length. */

/** The number of proper crossings of the links and their mean length in px. */
export function tangle(
  x: Float64Array,
  y: Float64Array,
  pairs: readonly (readonly [number, number])[],
): { crossings: number; meanLength: number } {
  let crossings = 0;
  let length = 0;
  for (let i = 0; i < pairs.length; i++) {
    const [a, b] = pairs[i] as readonly [number, number];
    const ax = x[a] as number;
    const ay = y[a] as number;
    const bx = x[b] as number;
    const by = y[b] as number;
    length += Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2);
    for (let j = i + 1; j < pairs.length; j++) {
      const [c, d] = pairs[j] as readonly [number, number];
      if (a === c || a === d || b === c || b === d) continue;
      const cx = x[c] as number;
      const cy = y[c] as number;
      const dx = x[d] as number;
      const dy = y[d] as number;
      const side1 = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
      const side2 = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
      if (side1 * side2 >= 0) continue;
      const side3 = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
      const side4 = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
      if (side3 * side4 < 0) crossings++;
    }
  }
  return { crossings, meanLength: pairs.length === 0 ? 0 : length / pairs.length };
}
