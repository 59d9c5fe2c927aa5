/**
 * Keeps the window of mounted tables: emptied at once below the level of rows, filled in batches
 * when the camera has rested, and always holding the hovered table (editor:R10, R13).
 */
import type { Node } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { toDiagram } from './camera.ts';
import { chooseWindow, nextBatch, restMs, windowMargin } from './node-window.ts';
import type { Stage } from './stage.ts';
import type { TableNodeData } from './table-node.tsx';

/** A mounted table as React Flow holds it. */
export type TableFlowNode = Node<TableNodeData, 'table'>;

/** The nodes that React Flow is to show now. */
export function useNodeWindow(stage: Stage): TableFlowNode[] {
  const [nodes, setNodes] = useState<TableFlowNode[]>([]);
  useEffect(() => {
    let mounted: readonly number[] = [];
    let shown = new Map<number, TableFlowNode>();
    let rest: ReturnType<typeof setTimeout> | undefined;
    let batch = 0;

    const show = (slots: readonly number[]) => {
      mounted = slots;
      const next = new Map<number, TableFlowNode>();
      for (const slot of slots) {
        const node = nodeOf(stage, slot, shown.get(slot));
        if (node) next.set(slot, node);
      }
      const same =
        next.size === shown.size && [...next].every(([slot, node]) => shown.get(slot) === node);
      shown = next;
      if (!same) setNodes([...next.values()]);
    };
    // The hovered table at any zoom, the primary selected one where rows are legible.
    const always = () => {
      const slots = new Set([stage.hover.table]);
      if (stage.level === 'rows') slots.add(stage.primarySlot());
      slots.delete(-1);
      return [...slots];
    };
    const wanted = () => {
      if (stage.canvasOnly) return [];
      if (stage.level !== 'rows') return always();
      const { width, height } = stage.size;
      const near = stage.pointer ?? { x: width / 2, y: height / 2 };
      const inView = stage.inView(windowMargin);
      return chooseWindow(stage.scene.tables, inView, toDiagram(stage.camera, near), always());
    };
    const advance = () => {
      batch = 0;
      const goal = wanted();
      show(nextBatch(mounted, goal));
      if (mounted.length < goal.length) batch = requestAnimationFrame(advance);
    };
    const settle = () => {
      clearTimeout(rest);
      if (batch !== 0) cancelAnimationFrame(batch);
      batch = 0;
      if (stage.level !== 'rows' && mounted.length > 1) show(always());
      rest = setTimeout(advance, restMs);
    };
    const hovered = () => {
      const { table } = stage.hover;
      if (table < 0 || stage.pressed || stage.canvasOnly || mounted.includes(table)) return;
      if (stage.level !== 'rows') show([table]);
      else show([table, ...mounted.slice(0, 39)]);
    };
    const stops = [
      stage.on('camera', settle),
      stage.on('hover', hovered),
      stage.on('nodes', () => show(mounted)),
    ];
    settle();
    return () => {
      clearTimeout(rest);
      cancelAnimationFrame(batch);
      for (const stop of stops) stop();
    };
  }, [stage]);
  return nodes;
}

/** The node of a slot; the same object as before when nothing about it has changed (editor:R11). */
function nodeOf(
  stage: Stage,
  slot: number,
  before: TableFlowNode | undefined,
): TableFlowNode | undefined {
  const { x, y, w, h, source } = stage.scene.tables;
  const table = source[slot];
  if (!table) return undefined;
  const width = w[slot] ?? 0;
  const height = h[slot] ?? 0;
  const position = { x: x[slot] ?? 0, y: y[slot] ?? 0 };
  const version = stage.nodeVersion(slot);
  if (
    before &&
    before.position.x === position.x &&
    before.position.y === position.y &&
    before.width === width &&
    before.height === height &&
    before.data.version === version
  ) {
    return before;
  }
  return {
    id: table.id,
    type: 'table',
    position,
    // The same data keeps a table that only moved from being rendered again.
    data: before && before.data.version === version ? before.data : { slot, version },
    width,
    height,
    measured: { width, height },
    handles: [],
  };
}
