/** The frame of the editor: top bar, navigator, canvas, inspector, bottom panel, status bar (editor:S3). */
import type { CSSProperties } from 'react';
import { Canvas } from '../canvas/canvas.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { Navigator } from '../navigator/navigator.tsx';
import { BottomPanel } from '../panel/bottom-panel.tsx';
import type { OpenDesign } from '../state/design.ts';
import { setPreferences, useUi } from '../state/ui.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import styles from './editor.module.css';
import { ReportLine } from './report-line.tsx';
import { Splitter } from './splitter.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** The editor of one design. */
export function Editor({ design }: { readonly design: OpenDesign }) {
  const preferences = useUi((state) => state.preferences);
  const { leftOpen, rightOpen, bottomOpen, leftWidth, rightWidth, bottomHeight } = preferences;
  const sizes = {
    '--left': leftOpen ? `${leftWidth}px` : '0px',
    '--right': rightOpen ? `${rightWidth}px` : '0px',
    '--bottom': bottomOpen ? `min(${bottomHeight}px, 70vh)` : '0px',
  } as CSSProperties;
  return (
    <div className={styles.editor} style={sizes}>
      <TopBar design={design} />
      <ReportLine design={design} />
      <div className={styles.middle}>
        {leftOpen ? (
          <aside className={styles.left} data-region="navigator" aria-label="Navigator">
            <ErrorBoundary key={design.serial} name="The navigator">
              <Navigator schema={design.schema} />
            </ErrorBoundary>
            <Splitter
              label="Width of the navigator"
              side="right"
              value={leftWidth}
              least={200}
              most={480}
              onChange={(value) => setPreferences({ leftWidth: value })}
            />
          </aside>
        ) : null}
        <div className={styles.centre}>
          <main className={styles.canvas}>
            <ErrorBoundary key={design.serial} name="The canvas">
              <Canvas />
            </ErrorBoundary>
          </main>
          {bottomOpen ? (
            <section className={styles.bottom} data-region="bottom" aria-label="DDL and report">
              <Splitter
                label="Height of the bottom panel"
                side="top"
                value={bottomHeight}
                least={120}
                most={Math.round(window.innerHeight * 0.7)}
                onChange={(value) => setPreferences({ bottomHeight: value })}
              />
              <ErrorBoundary key={design.serial} name="The bottom panel">
                <BottomPanel design={design} />
              </ErrorBoundary>
            </section>
          ) : null}
        </div>
        {rightOpen ? (
          <aside className={styles.right} data-region="inspector" aria-label="Inspector">
            <Splitter
              label="Width of the inspector"
              side="left"
              value={rightWidth}
              least={280}
              most={640}
              onChange={(value) => setPreferences({ rightWidth: value })}
            />
            <ErrorBoundary key={design.serial} name="The inspector">
              <Inspector design={design} />
            </ErrorBoundary>
          </aside>
        ) : null}
      </div>
      <StatusBar />
    </div>
  );
}
