/**
 * A mounted table: the same picture as the painter's, as DOM (editor:R17). It reads the texts and
 * sizes that the scene has measured and is rendered again only when its table changes.
 */
import { densities, hueCount, moreText, rowFlag } from '@ermine/layout';
import { type CSSProperties, memo, useLayoutEffect, useRef } from 'react';
import { longTable } from './stage.ts';
import { useStage } from './stage-context.ts';
import { KeyMark, LinkMark } from './table-marks.tsx';
import styles from './table-node.module.css';

/** What React Flow passes on to a node of ours. */
export interface TableNodeData extends Record<string, unknown> {
  readonly slot: number;
  /** Another text whenever the table's content or size changed. */
  readonly version: string;
}

/** One mounted table. */
export const TableNode = memo(Table, (before, after) => before.data === after.data);

function Table({ data }: { readonly data: TableNodeData }) {
  const stage = useStage();
  const element = useRef<HTMLDivElement>(null);
  const { slot } = data;
  const { tables } = stage.scene;
  stage.counters.nodeRenders++;
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    return stage.nodes.add(slot, element.current);
  }, [stage, slot]);
  const table = tables.source[slot];
  if (!table) return null;
  const { headerHeight, rowHeight } = densities[stage.scene.options.density];
  const count = tables.rowCount[slot] ?? 0;
  const start = tables.rowStart[slot] ?? 0;
  const [first, last] = rowsToRender(count, stage.rowsInView(slot));
  const more = tables.more[slot] ?? 0;
  const rows = [];
  for (let i = first; i < last; i++) {
    rows.push(
      <Row
        key={tables.rowSource[start + i]}
        index={tables.rowSource[start + i] ?? 0}
        top={headerHeight + i * rowHeight}
        flags={tables.rowFlags[start + i] ?? 0}
        marks={tables.markCount[slot] ?? 1}
        name={tables.rowName[start + i] ?? ''}
        nameWidth={tables.rowNameWidth[start + i] ?? 0}
        type={tables.rowType[start + i] ?? ''}
      />,
    );
  }
  const derived = stage.isDerived(slot);
  return (
    <div
      ref={element}
      className={styles.node}
      data-table={table.name}
      data-derived={derived || undefined}
      style={hueOf(tables.colour[slot] ?? 0)}
    >
      <div className={styles.inner}>
        <div className={styles.header}>
          {tables.prefix[slot] ? (
            <span className={styles.prefix}>{tables.prefix[slot]}</span>
          ) : null}
          <span
            className={styles.title}
            style={{
              insetInlineStart: `calc(var(--padding-x) + ${tables.prefixWidth[slot] ?? 0}px)`,
            }}
          >
            {tables.title[slot]}
          </span>
          {tables.caption[slot] ? (
            <span className={styles.caption}>{tables.caption[slot]}</span>
          ) : null}
        </div>
        {rows}
        {more === 0 ? null : (
          <div className={styles.row} style={{ top: (tables.h[slot] ?? 0) - rowHeight }}>
            <span
              className={styles.more}
              style={{ insetInlineStart: nameStart(tables.markCount[slot] ?? 1) }}
            >
              {moreText(more)}
            </span>
          </div>
        )}
      </div>
    </div>
  );
}

function hueOf(colour: number): CSSProperties {
  const hue = colour % hueCount;
  return {
    '--hue-header': `var(--hue-header-${hue})`,
    '--hue-border': `var(--hue-border-${hue})`,
  } as CSSProperties;
}

function rowsToRender(count: number, inView: readonly [number, number]): readonly [number, number] {
  if (count <= longTable) return [0, count];
  return [Math.max(0, inView[0] - 10), Math.min(count, inView[1] + 10)];
}

function nameStart(marks: number): string {
  return `calc(var(--padding-x) + ${marks} * var(--mark-width) + var(--mark-gap))`;
}

interface RowProps {
  readonly index: number;
  readonly top: number;
  readonly flags: number;
  readonly marks: number;
  readonly name: string;
  readonly nameWidth: number;
  readonly type: string;
}

function Row({ index, top, flags, marks, name, nameWidth, type }: RowProps) {
  const key = flags & rowFlag.primaryKey ? 1 : 0;
  const link = flags & rowFlag.foreignKey ? 1 : 0;
  const unique = !key && flags & rowFlag.unique ? 1 : 0;
  const indexed = !key && !unique && flags & rowFlag.indexed ? 1 : 0;
  const nullable = (flags & rowFlag.nullable) !== 0;
  const place = (before: number) => ({
    insetInlineStart: `calc(var(--padding-x) + ${before} * var(--mark-width))`,
  });
  return (
    <div className={styles.row} style={{ top }} data-row={index}>
      {key ? <KeyMark className={styles.key} style={place(0)} /> : null}
      {link ? <LinkMark className={styles.link} style={place(key)} /> : null}
      {unique ? (
        <span className={styles.mark} style={place(key + link)}>
          U
        </span>
      ) : null}
      {indexed ? <span className={styles.dot} style={place(link)} /> : null}
      {flags & rowFlag.generated ? (
        <span className={styles.mark} style={place(key + link + unique + indexed)}>
          ƒ
        </span>
      ) : null}
      <span
        className={nullable ? styles.name : styles.boldName}
        style={{ insetInlineStart: nameStart(marks) }}
      >
        {name}
      </span>
      {nullable ? (
        <span
          className={styles.ring}
          style={{
            insetInlineStart: `calc(${nameStart(marks)} + ${nameWidth}px + var(--null-gap))`,
          }}
        />
      ) : null}
      <span className={styles.type}>{type}</span>
      {flags & rowFlag.commented ? <span className={styles.comment} /> : null}
    </div>
  );
}
