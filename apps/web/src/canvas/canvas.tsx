/**
 * The canvas of the open design: base canvas, React Flow with its window of tables, overlay, and
 * what floats above (editor:R7–R20). Canvas elements are hidden from assistive technology; the
 * navigator is the accessible structure (editor:A7).
 */
import { darkTheme, lightTheme } from '@ermine/layout';
import { type NodeChange, ReactFlow, ReactFlowProvider, useStoreApi } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDesign } from '../state/design.ts';
import { useThemeName } from '../state/theme.ts';
import { useUi } from '../state/ui.ts';
import { BaseLayer } from './base-layer.ts';
import { fitZoom, maxZoom, minZoom, opening } from './camera.ts';
import styles from './canvas.module.css';
import { CanvasControls } from './canvas-controls.tsx';
import { listenToGestures } from './gestures.ts';
import { LayoutProgress } from './layout-progress.tsx';
import { runLayout } from './layout-run.ts';
import { Minimap } from './minimap.tsx';
import { NothingToDraw } from './nothing-to-draw.tsx';
import { openStage } from './open-stage.ts';
import { OpeningHint } from './opening-hint.tsx';
import { OverlayLayer } from './overlay-layer.ts';
import { observeSize } from './pixel-ratio.ts';
import { listenToSpace } from './space-key.ts';
import { type Stage, stageStore } from './stage.ts';
import { StageContext } from './stage-context.ts';
import { TableNode } from './table-node.tsx';
import { type TableFlowNode, useNodeWindow } from './use-node-window.ts';

const nodeTypes = { table: TableNode };
const noEdges: never[] = [];
const panButtons = [1, 2];
const zoomKeys = ['Meta', 'Control'];

/** The canvas; empty without a design. */
export function Canvas() {
  const design = useDesign();
  const [stage, setStage] = useState<Stage>();
  useEffect(() => {
    if (!design) return undefined;
    const opened = openStage(design);
    setStage(opened);
    stageStore.set(opened);
    return () => {
      setStage(undefined);
      stageStore.set(undefined);
    };
  }, [design]);
  if (!design || !stage) return null;
  return (
    <ReactFlowProvider key={design.serial}>
      <StageContext value={stage}>
        <Layers stage={stage} />
      </StageContext>
    </ReactFlowProvider>
  );
}

function Layers({ stage }: { readonly stage: Stage }) {
  const area = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const layers = useRef<{ base: BaseLayer; overlay: OverlayLayer }>(undefined);
  const flow = useStoreApi();
  const themeName = useThemeName();
  const theme = themeName === 'dark' ? darkTheme : lightTheme;
  const themeRef = useRef(theme);
  themeRef.current = theme;
  const [leastZoom, setLeastZoom] = useState(0.02);
  const nodes = useNodeWindow(stage);

  useLayoutEffect(() => {
    if (!area.current || !surface.current || !base.current || !overlay.current) return undefined;
    const both = {
      base: new BaseLayer(base.current, stage, themeRef.current),
      overlay: new OverlayLayer(overlay.current, stage, themeRef.current),
    };
    layers.current = both;
    let opened = false;
    const stops = [
      // What came or went as DOM is drawn in the same frame, so that none lacks a table.
      stage.on('mounted', () => both.base.task.now()),
      observeSize(area.current, (width, height, pixelRatio) => {
        stage.size = { width, height };
        stage.pixelRatio = pixelRatio;
        both.base.task.now();
        both.overlay.task.now();
        stage.tell('camera');
        if (opened || width === 0) return;
        opened = true;
        showFirst(stage);
        runLayout(stage, () => showFirst(stage));
      }),
      listenToGestures(surface.current, stage),
      listenToSpace(surface.current, area.current),
      useUi.subscribe((state, before) => {
        if (state.selection !== before.selection) stage.showSelected(state.selection);
      }),
    ];
    void document.fonts.ready.then(() => {
      both.base.task.request();
      both.overlay.task.request();
    });
    area.current.focus({ preventScroll: true });
    return () => {
      for (const stop of stops) stop();
      both.base.stop();
      both.overlay.stop();
    };
  }, [stage]);

  useEffect(() => {
    layers.current?.base.setTheme(theme);
    layers.current?.overlay.setTheme(theme);
  }, [theme]);

  useEffect(() => {
    // React Flow owns the camera; the stage follows it, React is not involved (editor:R7).
    let last = flow.getState().transform;
    stage.control.attach((camera) => {
      void flow.getState().panZoom?.setViewport({ x: camera.x, y: camera.y, zoom: camera.k });
    });
    return flow.subscribe(({ transform }) => {
      if (transform === last) return;
      last = transform;
      const [x, y, k] = transform;
      stage.setCamera({ x, y, k });
    });
  }, [flow, stage]);

  useEffect(
    () =>
      stage.on('nodes', () => {
        setLeastZoom(minZoom(stage.scene.bounds(), stage.size));
      }),
    [stage],
  );

  const countChanges = useCallback(
    (changes: NodeChange<TableFlowNode>[]) => {
      for (const change of changes) {
        if (change.type === 'dimensions') stage.counters.dimensionChanges++;
      }
    },
    [stage],
  );

  return (
    <div
      ref={area}
      className={styles.canvas}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes keys such as the arrows.
      tabIndex={0}
      role="application"
      aria-label={`Diagram with ${stage.diagram.tables.length} tables; the navigator lists them`}
      data-region="canvas"
    >
      <div ref={surface} aria-hidden="true" className={styles.layers}>
        <canvas ref={base} className={styles.base} />
        <ReactFlow
          className={styles.flow}
          nodes={nodes}
          edges={noEdges}
          nodeTypes={nodeTypes}
          onNodesChange={countChanges}
          minZoom={leastZoom}
          maxZoom={maxZoom}
          panOnScroll
          panOnDrag={panButtons}
          zoomOnScroll={false}
          zoomActivationKeyCode={zoomKeys}
          zoomOnDoubleClick={false}
          selectionOnDrag={false}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          proOptions={{ hideAttribution: true }}
        />
        <canvas ref={overlay} className={styles.overlay} />
      </div>
      <div className={styles.floating}>
        <Minimap />
        <CanvasControls />
      </div>
      {stage.diagram.tables.length === 0 ? <NothingToDraw /> : null}
      <OpeningHint />
      <LayoutProgress />
    </div>
  );
}

/** The first view: everything when that is legible, else the top left at a legible zoom. */
function showFirst(stage: Stage): void {
  const bounds = stage.scene.bounds();
  if (!bounds || stage.touched) return;
  const { x, y } = stage.scene.tables;
  let corner = { x: bounds.x, y: bounds.y };
  let least = Number.POSITIVE_INFINITY;
  for (const table of stage.diagram.tables) {
    const slot = stage.scene.tables.slotOf(table.id);
    const distance = (x[slot] ?? 0) - bounds.x + (y[slot] ?? 0) - bounds.y;
    if (distance >= least) continue;
    least = distance;
    corner = { x: x[slot] ?? 0, y: y[slot] ?? 0 };
  }
  const camera = opening(bounds, stage.size, corner);
  stage.partly = fitZoom(bounds, stage.size) < camera.k;
  stage.control.set(camera);
}
