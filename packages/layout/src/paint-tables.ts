/**
 * Draws tables: every row where rows are legible, names in boxes farther out, boxes beyond that;
 * one batch per colour (editor:R8, C23). The transform is set by the caller.
 */
import { densities, fontFamily, fontSizes, fontWeights, tableMetrics } from './constants.ts';
import { rowFlag } from './diagram.ts';
import { traceCircle, traceKey, traceLink } from './glyphs.ts';
import { shapeLooks } from './kinds/shapes.ts';
import { baseline } from './metrics.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import { moreText } from './table-box.ts';
import { hueCount, type Theme } from './theme.ts';

const fonts = {
  title: `${fontWeights.bold} ${fontSizes.title}px ${fontFamily}`,
  prefix: `${fontWeights.regular} ${fontSizes.title}px ${fontFamily}`,
  caption: `${fontWeights.regular} ${fontSizes.caption}px ${fontFamily}`,
  bold: `${fontWeights.bold} ${fontSizes.row}px ${fontFamily}`,
  regular: `${fontWeights.regular} ${fontSizes.row}px ${fontFamily}`,
  mark: `${fontWeights.bold} ${fontSizes.caption}px ${fontFamily}`,
};
const topRadii = [tableMetrics.radius, tableMetrics.radius, 0, 0];
const allRadii = [
  tableMetrics.radius,
  tableMetrics.radius,
  tableMetrics.radius,
  tableMetrics.radius,
];
const derivedDash = [4, 3];
const noDash: number[] = [];

/** First and one past the last shown row in view, for each table of the batch. */
const firstRow: number[] = [];
const lastRow: number[] = [];

type EachTable = (slot: number) => void;
type EachRow = (slot: number, row: number, top: number) => void;

/** Draws whole tables that do not overlap one another, all at one opacity. */
export function paintTables(
  surface: Surface,
  scene: Scene,
  slots: readonly number[],
  theme: Theme,
  viewTop: number,
  viewBottom: number,
): void {
  if (slots.length === 0) return;
  const { tables } = scene;
  const { headerHeight, rowHeight } = densities[scene.options.density];
  const { paddingX, markWidth, markGap } = tableMetrics;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const top = (tables.y[slot] ?? 0) + headerHeight;
    const count = tables.rowCount[slot] ?? 0;
    firstRow[i] = Math.max(0, Math.floor((viewTop - top) / rowHeight));
    lastRow[i] = Math.min(count, Math.ceil((viewBottom - top) / rowHeight));
  }
  const eachRow = (draw: EachRow): void => {
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number;
      const start = tables.rowStart[slot] ?? 0;
      const top = (tables.y[slot] ?? 0) + headerHeight;
      const last = lastRow[i] ?? 0;
      for (let r = firstRow[i] ?? 0; r < last; r++) draw(slot, start + r, top + r * rowHeight);
    }
  };
  const eachTable = (draw: EachTable): void => {
    for (let i = 0; i < slots.length; i++) draw(slots[i] as number);
  };
  const x = (slot: number) => tables.x[slot] ?? 0;
  const y = (slot: number) => tables.y[slot] ?? 0;
  const w = (slot: number) => tables.w[slot] ?? 0;
  const h = (slot: number) => tables.h[slot] ?? 0;
  const flagsOf = (row: number) => tables.rowFlags[row] ?? 0;
  const marksAt = (slot: number) => x(slot) + paddingX;
  const nameAt = (slot: number) =>
    marksAt(slot) + (tables.markCount[slot] ?? 1) * markWidth + markGap;
  const middle = rowHeight / 2;

  surface.fillStyle = theme.table;
  surface.beginPath();
  eachTable((slot) => surface.roundRect(x(slot), y(slot), w(slot), h(slot), tableMetrics.radius));
  surface.fill();

  surface.fillStyle = theme.litRow;
  eachRow((slot, row, top) => {
    if (flagsOf(row) & rowFlag.lit) surface.fillRect(x(slot), top, w(slot), rowHeight);
  });

  byHue(tables.colour, slots, (hue, group) => {
    surface.fillStyle = theme.headers[hue] ?? theme.table;
    surface.beginPath();
    for (const slot of group) {
      const radii = h(slot) > headerHeight ? topRadii : allRadii;
      surface.roundRect(x(slot), y(slot), w(slot), headerHeight, radii);
    }
    surface.fill();
    surface.strokeStyle = theme.borders[hue] ?? theme.edge;
    surface.lineWidth = tableMetrics.borderWidth;
    for (const derived of [false, true]) {
      surface.setLineDash(derived ? derivedDash : noDash);
      surface.beginPath();
      let any = false;
      for (const slot of group) {
        const shape = tables.source[slot]?.shape ?? 'table';
        if (shapeLooks[shape].derived !== derived) continue;
        any = true;
        // Inside the box by half its width, as a CSS border of a box of this size lies.
        const half = tableMetrics.borderWidth / 2;
        const radius = tableMetrics.radius - half;
        surface.roundRect(x(slot) + half, y(slot) + half, w(slot) - 1, h(slot) - 1, radius);
      }
      if (any) surface.stroke();
    }
    surface.setLineDash(noDash);
  });

  surface.lineWidth = 1.25;
  surface.strokeStyle = theme.keyMark;
  surface.beginPath();
  eachRow((slot, row, top) => {
    if (flagsOf(row) & rowFlag.primaryKey) {
      traceKey(surface, marksAt(slot) + markWidth / 2, top + middle);
    }
  });
  surface.stroke();
  surface.strokeStyle = theme.linkMark;
  surface.beginPath();
  eachRow((slot, row, top) => {
    const flags = flagsOf(row);
    if ((flags & rowFlag.foreignKey) === 0) return;
    const before = flags & rowFlag.primaryKey ? 1.5 : 0.5;
    traceLink(surface, marksAt(slot) + before * markWidth, top + middle);
  });
  surface.stroke();

  surface.strokeStyle = theme.mark;
  surface.fillStyle = theme.mark;
  surface.lineWidth = 1;
  surface.beginPath();
  eachRow((slot, row, top) => {
    if ((flagsOf(row) & rowFlag.nullable) === 0) return;
    const { nullGap, nullRadius } = tableMetrics;
    const after = nameAt(slot) + (tables.rowNameWidth[row] ?? 0) + nullGap;
    traceCircle(surface, after + nullRadius, top + middle + 0.5, nullRadius);
  });
  surface.stroke();
  surface.beginPath();
  eachRow((slot, row, top) => {
    const flags = flagsOf(row);
    if (flags & rowFlag.commented) {
      const right = x(slot) + w(slot) - 1;
      surface.moveTo(right - tableMetrics.commentSize, top + 1);
      surface.lineTo(right, top + 1);
      surface.lineTo(right, top + 1 + tableMetrics.commentSize);
      surface.closePath();
    }
    if (flags & rowFlag.indexed && !(flags & (rowFlag.unique | rowFlag.primaryKey))) {
      const before = flags & rowFlag.foreignKey ? 1.5 : 0.5;
      traceCircle(surface, marksAt(slot) + before * markWidth, top + middle, 2);
    }
  });
  surface.fill();

  surface.textBaseline = 'alphabetic';
  surface.textAlign = 'center';
  surface.font = fonts.mark;
  const markLine = baseline(rowHeight, fontSizes.caption);
  eachRow((slot, row, top) => {
    const flags = flagsOf(row);
    const key = flags & rowFlag.primaryKey ? 1 : 0;
    let before = key + (flags & rowFlag.foreignKey ? 1 : 0) + 0.5;
    if (!key && flags & rowFlag.unique) {
      surface.fillText('U', marksAt(slot) + before * markWidth, top + markLine);
    }
    if ((flags & rowFlag.generated) === 0) return;
    if (!key && flags & (rowFlag.unique | rowFlag.indexed)) before += 1;
    surface.fillText('ƒ', marksAt(slot) + before * markWidth, top + markLine);
  });

  surface.textAlign = 'left';
  const titleLine = baseline(headerHeight, fontSizes.title);
  surface.font = fonts.title;
  surface.fillStyle = theme.headerText;
  eachTable((slot) => {
    const at = x(slot) + paddingX + (tables.prefixWidth[slot] ?? 0);
    surface.fillText(tables.title[slot] ?? '', at, y(slot) + titleLine);
  });
  surface.font = fonts.prefix;
  surface.fillStyle = theme.headerMutedText;
  eachTable((slot) => {
    const prefix = tables.prefix[slot];
    if (prefix) surface.fillText(prefix, x(slot) + paddingX, y(slot) + titleLine);
  });

  const rowLine = baseline(rowHeight, fontSizes.row);
  surface.fillStyle = theme.text;
  surface.font = fonts.bold;
  eachRow((slot, row, top) => {
    if (flagsOf(row) & rowFlag.nullable) return;
    surface.fillText(tables.rowName[row] ?? '', nameAt(slot), top + rowLine);
  });
  surface.font = fonts.regular;
  eachRow((slot, row, top) => {
    if ((flagsOf(row) & rowFlag.nullable) === 0) return;
    surface.fillText(tables.rowName[row] ?? '', nameAt(slot), top + rowLine);
  });
  surface.fillStyle = theme.mutedText;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const more = tables.more[slot] ?? 0;
    if (more === 0) continue;
    const top = y(slot) + h(slot) - rowHeight;
    if (top < viewBottom && top + rowHeight > viewTop) {
      surface.fillText(moreText(more), nameAt(slot), top + rowLine);
    }
  }
  surface.textAlign = 'right';
  eachRow((slot, row, top) => {
    const type = tables.rowType[row];
    if (type) surface.fillText(type, x(slot) + w(slot) - paddingX, top + rowLine);
  });
  surface.font = fonts.caption;
  surface.fillStyle = theme.headerMutedText;
  const captionLine = baseline(headerHeight, fontSizes.caption);
  eachTable((slot) => {
    const caption = tables.caption[slot];
    if (caption) surface.fillText(caption, x(slot) + w(slot) - paddingX, y(slot) + captionLine);
  });
  surface.textAlign = 'left';
}

/** Fills the boxes of some tables, one path per hue. */
export function paintBoxes(
  surface: Surface,
  scene: Scene,
  slots: readonly number[],
  theme: Theme,
  k: number,
  names: boolean,
): void {
  const { x, y, w, h, colour } = scene.tables;
  const pixel = 1 / k;
  byHue(colour, slots, (hue, group) => {
    surface.beginPath();
    for (const slot of group) {
      const width = Math.max(w[slot] ?? 0, pixel);
      surface.rect(x[slot] ?? 0, y[slot] ?? 0, width, Math.max(h[slot] ?? 0, pixel));
    }
    surface.fillStyle = (names ? theme.headers : theme.borders)[hue] ?? theme.table;
    surface.fill();
    if (!names) return;
    surface.strokeStyle = theme.borders[hue] ?? theme.edge;
    surface.lineWidth = pixel;
    surface.stroke();
  });
}

const groups: number[][] = Array.from({ length: hueCount }, () => []);

function byHue(
  colour: Uint8Array,
  slots: readonly number[],
  draw: (hue: number, group: readonly number[]) => void,
): void {
  for (let hue = 0; hue < hueCount; hue++) (groups[hue] as number[]).length = 0;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    groups[(colour[slot] ?? 0) % hueCount]?.push(slot);
  }
  for (let hue = 0; hue < hueCount; hue++) {
    const group = groups[hue] as number[];
    if (group.length > 0) draw(hue, group);
  }
}
