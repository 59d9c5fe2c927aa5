/** Levels of detail by zoom, with hysteresis so that a trembling pinch does not flicker (editor:R8). */
import { levelMetrics } from './constants.ts';

/** How much of a table is drawn: every row, its name only, or a coloured box. */
export type Level = 'rows' | 'names' | 'boxes';

/** The level at a zoom; the level drawn before is kept until the zoom is 0.03 below its limit. */
export function levelOf(k: number, before?: Level): Level {
  const { rows, names, hysteresis } = levelMetrics;
  if (k >= rows || (before === 'rows' && k >= rows - hysteresis)) return 'rows';
  if (k >= names || (before !== undefined && before !== 'boxes' && k >= names - hysteresis)) {
    return 'names';
  }
  return 'boxes';
}
