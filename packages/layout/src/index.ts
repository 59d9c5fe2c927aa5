// Geometry of the canvas: diagrams from records, sizes, scene, hits, painting, layouts.
export {
  type Density,
  densities,
  edgeMetrics,
  fontFamily,
  fontSizes,
  fontWeights,
  levelMetrics,
  tableMetrics,
} from './constants.ts';
export {
  type ChildEnd,
  type Diagram,
  type DiagramEdge,
  type DiagramRow,
  type DiagramTable,
  type ParentEnd,
  rowFlag,
  type TableShape,
} from './diagram.ts';
export { drawGridDots, gridStep } from './grid-dots.ts';
export {
  clearHighlight,
  highlight,
  highlightEdge,
  highlightRow,
  highlightTable,
} from './highlight.ts';
export { hitEdge, hitRow, hitTable, type RowHit } from './hit.ts';
export { diagramOf } from './kinds/from-records.ts';
export {
  type LayoutBox,
  type LayoutInput,
  type LayoutLink,
  layoutInput,
  type Positions,
} from './layouts/input.ts';
export { type LayoutOptions, layout } from './layouts/layout.ts';
export { packLayout } from './layouts/pack.ts';
export { type Level, levelOf } from './levels.ts';
export { baseline, ellipsis, type FontWeight, textWidth, textWidthEm } from './metrics.ts';
export { drawMinimap, type MinimapSize, minimapCamera } from './minimap.ts';
export { type Drawn, Painter } from './painter.ts';
export { type PositionOf, type Rect, Scene } from './scene.ts';
export { edgeFlag, type SceneEdges } from './scene-edges.ts';
export { type SceneTables, tableFlag } from './scene-tables.ts';
export type { Surface, View } from './surface.ts';
export {
  type BoxOptions,
  defaultBoxOptions,
  type FoldState,
  measureTable,
  moreText,
  nameWeight,
  type ShowMode,
  type TableBox,
} from './table-box.ts';
export { darkTheme, hueCount, lightTheme, type Theme } from './theme.ts';
