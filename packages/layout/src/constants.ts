/**
 * Every measure of the picture in one place, read by scene and painter and by the style sheet
 * of the mounted nodes, so that a table looks the same on the canvas and as DOM (editor:R5, R17).
 */

/** The bundled font; the widths in `inter-widths.gen.ts` are those of this family. */
export const fontFamily = '"Inter Variable", Inter, sans-serif';

/** Row heights by density (editor:R5). */
export const densities = {
  comfortable: { headerHeight: 40, rowHeight: 32 },
  compact: { headerHeight: 32, rowHeight: 24 },
} as const;

/** How tall rows are drawn. */
export type Density = keyof typeof densities;

/** Measures of a table box in px at zoom 1. */
export const tableMetrics = {
  minWidth: 192,
  maxWidth: 416,
  widthStep: 16,
  /** Rows shown before a table is folded (editor:C23). */
  foldedRows: 10,
  radius: 6,
  borderWidth: 1,
  paddingX: 12,
  /** Width of one mark in the marks column. */
  markWidth: 16,
  /** Space between the marks column and the name. */
  markGap: 4,
  /** Hollow dot of a nullable column: gap before it and its radius. */
  nullGap: 7,
  nullRadius: 2.5,
  /** Least space between name and type. */
  typeGap: 16,
  /** The part of the inner width that a long name may take when the type is long too. */
  nameShare: 0.62,
  /** Space between title and caption in the header. */
  captionGap: 12,
  /** Side of the corner triangle that marks a comment. */
  commentSize: 6,
} as const;

/** Font sizes in px at zoom 1. */
export const fontSizes = { title: 13, row: 12, caption: 11, boxName: 11 } as const;

/** Weights the width table knows. */
export const fontWeights = { regular: 400, bold: 600 } as const;

/** Measures of lines in px at zoom 1 (editor:E1). */
export const edgeMetrics = {
  /** Straight piece outside a table before the first bend. */
  stub: 20,
  selfLane: 12,
  /** Distance between parallel keys of one pair of tables. */
  lane: 10,
  bracket: 10,
  cornerRadius: 5,
  width: 1,
  litWidth: 2,
  /** Added around a route for the edge grid (editor:R3). */
  boundsMargin: 60,
} as const;

/** Level thresholds and fades (editor:R8, R9, C38). */
export const levelMetrics = {
  rows: 0.45,
  names: 0.12,
  hysteresis: 0.03,
  /**
   * Width of chords on screen, just below 1 px: up to 1 px a rasteriser draws a line as such, above
   * it outlines and fills it at ten times the cost, and at exactly 1 the rounding of zooms decides.
   */
  chordWidth: 0.999,
  /** Chords shorter than this on screen are skipped. */
  shortestChord: 6,
  hubDegree: 30,
  hubAlpha: 0.25,
  boxesEdgeAlpha: 0.25,
  dimAlpha: 0.35,
} as const;
