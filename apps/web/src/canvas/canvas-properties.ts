/** The layout's measures and colours as custom properties, for mounted tables and legends (editor:R17). */
import { densities, fontSizes, levelMetrics, type Theme, tableMetrics } from '@ermine/layout';

/** Custom properties of a theme and a density, by name. */
export function canvasProperties(theme: Theme): ReadonlyMap<string, string> {
  const { headerHeight, rowHeight } = densities.comfortable;
  const px = (value: number) => `${value}px`;
  const out = new Map<string, string>([
    ['--header-height', px(headerHeight)],
    ['--row-height', px(rowHeight)],
    ['--padding-x', px(tableMetrics.paddingX)],
    ['--mark-width', px(tableMetrics.markWidth)],
    ['--mark-gap', px(tableMetrics.markGap)],
    ['--null-gap', px(tableMetrics.nullGap)],
    ['--null-radius', px(tableMetrics.nullRadius)],
    ['--comment-size', px(tableMetrics.commentSize)],
    ['--table-radius', px(tableMetrics.radius)],
    ['--table-border', px(tableMetrics.borderWidth)],
    ['--title-size', px(fontSizes.title)],
    ['--row-size', px(fontSizes.row)],
    ['--caption-size', px(fontSizes.caption)],
    ['--dim-alpha', String(levelMetrics.dimAlpha)],
    ['--canvas-ground', theme.ground],
    ['--canvas-table', theme.table],
    ['--canvas-text', theme.text],
    ['--canvas-muted', theme.mutedText],
    ['--canvas-header-text', theme.headerText],
    ['--canvas-header-muted', theme.headerMutedText],
    ['--canvas-key', theme.keyMark],
    ['--canvas-link', theme.linkMark],
    ['--canvas-mark', theme.mark],
    ['--canvas-lit-row', theme.litRow],
  ]);
  for (const [hue, colour] of theme.headers.entries()) out.set(`--hue-header-${hue}`, colour);
  for (const [hue, colour] of theme.borders.entries()) out.set(`--hue-border-${hue}`, colour);
  return out;
}

/** Sets them on the root element. */
export function applyCanvasProperties(theme: Theme): void {
  for (const [name, value] of canvasProperties(theme)) {
    document.documentElement.style.setProperty(name, value);
  }
}
