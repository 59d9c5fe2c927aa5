/**
 * The size of a table and the texts that fit into it, as a function of the table, the density and
 * the show mode alone (editor:R5, C1, C23). Nothing here knows positions or surfaces.
 */
import { type Density, densities, fontSizes, fontWeights, tableMetrics } from './constants.ts';
import { type DiagramRow, type DiagramTable, rowFlag } from './diagram.ts';
import { shapeLooks } from './kinds/shapes.ts';
import { ellipsis, type FontWeight, textWidth } from './metrics.ts';

/** Which rows a diagram shows (editor:C1). */
export type ShowMode = 'all' | 'keys' | 'names';

/** What of a diagram changes the sizes of its tables. */
export interface BoxOptions {
  readonly density: Density;
  readonly showMode: ShowMode;
}

/** Whether one table is folded away or wholly shown. */
export interface FoldState {
  readonly collapsed?: boolean;
  readonly expanded?: boolean;
}

/** The default of a new diagram. */
export const defaultBoxOptions: BoxOptions = { density: 'comfortable', showMode: 'all' };

/** A measured table. */
export interface TableBox {
  readonly width: number;
  readonly height: number;
  /** Schema and a dot, muted, before the title; empty for the schema `public`. */
  readonly prefix: string;
  readonly prefixWidth: number;
  readonly title: string;
  /** Muted text at the right of the header. */
  readonly caption: string;
  /** Marks that the widest row has: the marks column is that many `markWidth` wide. */
  readonly markCount: number;
  /** Shown rows, as indexes into the rows of the table. */
  readonly rows: readonly number[];
  readonly names: readonly string[];
  /** Width of each name in px, after shortening. */
  readonly nameWidths: readonly number[];
  readonly types: readonly string[];
  /** Rows behind "show more"; -1 when all of a long table is shown and it can be folded again. */
  readonly more: number;
}

const keyFlags = rowFlag.primaryKey | rowFlag.foreignKey;

/** Marks drawn for flag bits, at most one for each of key, link, unique or index, generated. */
export function markCount(flags: number): number {
  const key = flags & rowFlag.primaryKey ? 1 : 0;
  const link = flags & rowFlag.foreignKey ? 1 : 0;
  const unique = !key && flags & (rowFlag.unique | rowFlag.indexed) ? 1 : 0;
  return key + link + unique + (flags & rowFlag.generated ? 1 : 0);
}

/** Weight of a row's name: bold says NOT NULL (editor:C23). */
export function nameWeight(flags: number): FontWeight {
  return flags & rowFlag.nullable ? fontWeights.regular : fontWeights.bold;
}

/** Indexes of the rows shown, and what stands in the "show more" row (see `TableBox.more`). */
export function visibleRows(
  rows: readonly DiagramRow[],
  showMode: ShowMode,
  fold: FoldState,
): { readonly rows: number[]; readonly more: number } {
  if (fold.collapsed || showMode === 'names') return { rows: [], more: 0 };
  const wanted: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (showMode === 'all' || ((rows[i]?.flags ?? 0) & keyFlags) !== 0) wanted.push(i);
  }
  if (wanted.length <= tableMetrics.foldedRows || showMode === 'keys') {
    return { rows: wanted, more: 0 };
  }
  if (fold.expanded) return { rows: wanted, more: -1 };
  const keys = wanted.filter((i) => ((rows[i]?.flags ?? 0) & keyFlags) !== 0).length;
  let others = Math.max(0, tableMetrics.foldedRows - keys);
  const shown = wanted.filter((i) => ((rows[i]?.flags ?? 0) & keyFlags) !== 0 || others-- > 0);
  return { rows: shown, more: wanted.length - shown.length };
}

/** Text of the "show more" row. */
export function moreText(more: number): string {
  return more < 0 ? 'Show fewer' : `Show ${more} more`;
}

const typeWidths = new Map<string, number>();
function typeWidth(type: string): number {
  let width = typeWidths.get(type);
  if (width === undefined) {
    width = textWidth(type, fontSizes.row, fontWeights.regular);
    if (typeWidths.size < 10_000) typeWidths.set(type, width);
  }
  return width;
}

function captionOf(table: DiagramTable): string {
  const { partitions } = table;
  if (partitions !== undefined && partitions > 0) {
    return partitions === 1 ? '1 partition' : `${partitions} partitions`;
  }
  return shapeLooks[table.shape].caption;
}

/** Measures a table; its width does not change when it is collapsed or expanded. */
export function measureTable(
  table: DiagramTable,
  options: BoxOptions = defaultBoxOptions,
  fold: FoldState = {},
): TableBox {
  const { minWidth, maxWidth, widthStep, paddingX, markWidth, markGap } = tableMetrics;
  const { headerHeight, rowHeight } = densities[options.density];
  const all = visibleRows(table.rows, options.showMode, { expanded: true }).rows;
  const { rows, more } = visibleRows(table.rows, options.showMode, fold);
  const widths = new Map<number, number>();
  let marks = 1;
  let content = 0;
  for (const index of all) {
    const row = table.rows[index] as DiagramRow;
    const name = textWidth(row.name, fontSizes.row, nameWeight(row.flags));
    widths.set(index, name);
    marks = Math.max(marks, markCount(row.flags));
    content = Math.max(content, name + gapAfterName(row) + typeWidth(row.type));
  }
  const marksWidth = marks * markWidth + markGap;
  const prefix = table.schema === '' || table.schema === 'public' ? '' : `${table.schema}.`;
  const prefixWidth = textWidth(prefix, fontSizes.title, fontWeights.regular);
  const titleWidth = textWidth(table.name, fontSizes.title, fontWeights.bold);
  const caption = captionOf(table);
  const captionWidth =
    caption === ''
      ? 0
      : textWidth(caption, fontSizes.caption, fontWeights.regular) + tableMetrics.captionGap;
  const needed = Math.max(marksWidth + content, prefixWidth + titleWidth + captionWidth);
  const width = Math.min(
    maxWidth,
    Math.max(minWidth, Math.ceil((needed + 2 * paddingX) / widthStep) * widthStep),
  );
  const inner = width - 2 * paddingX;
  const titleRoom = inner - captionWidth;
  const shortPrefix = ellipsis(
    prefix,
    Math.max(titleRoom - titleWidth, titleRoom * 0.4),
    fontSizes.title,
    fontWeights.regular,
  );
  const shortPrefixWidth =
    shortPrefix === prefix
      ? prefixWidth
      : textWidth(shortPrefix, fontSizes.title, fontWeights.regular);
  const names: string[] = [];
  const nameWidths: number[] = [];
  const types: string[] = [];
  for (const index of rows) {
    const row = table.rows[index] as DiagramRow;
    const room = inner - marksWidth - gapAfterName(row);
    const full = widths.get(index) ?? 0;
    let name = row.name;
    let nameWidth = full;
    let type = row.type;
    if (full + typeWidth(type) > room) {
      const share = Math.max(room - typeWidth(type), room * tableMetrics.nameShare);
      name = ellipsis(name, share, fontSizes.row, nameWeight(row.flags));
      if (name !== row.name) nameWidth = textWidth(name, fontSizes.row, nameWeight(row.flags));
      type = ellipsis(type, room - nameWidth, fontSizes.row, fontWeights.regular);
    }
    names.push(name);
    nameWidths.push(nameWidth);
    types.push(type);
  }
  return {
    width,
    height: headerHeight + (rows.length + (more === 0 ? 0 : 1)) * rowHeight,
    prefix: shortPrefix,
    prefixWidth: shortPrefixWidth,
    title: ellipsis(table.name, titleRoom - shortPrefixWidth, fontSizes.title, fontWeights.bold),
    caption,
    markCount: marks,
    rows,
    names,
    nameWidths,
    types,
    more,
  };
}

function gapAfterName(row: DiagramRow): number {
  const dot = row.flags & rowFlag.nullable ? tableMetrics.nullGap + 2 * tableMetrics.nullRadius : 0;
  return row.type === '' ? dot : dot + tableMetrics.typeGap;
}
