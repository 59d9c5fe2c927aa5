/** The top bar: what is open, find, the proof, and the panels. */
import { FolderOpen, PanelBottom, PanelLeft, PanelRight, Search } from 'lucide-react';
import { find } from '../actions/find.ts';
import { isMac, keyText } from '../actions/keys.ts';
import { openDesign } from '../actions/open-design.ts';
import { toggleBottom } from '../actions/toggle-bottom.ts';
import { toggleInspector } from '../actions/toggle-inspector.ts';
import { toggleNavigator } from '../actions/toggle-navigator.ts';
import type { OpenDesign } from '../state/design.ts';
import { useUi } from '../state/ui.ts';
import { ActionButton, labelWithKey } from '../ui/action-button.tsx';
import button from '../ui/button.module.css';
import { Mark } from './mark.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import styles from './top-bar.module.css';
import { VerifiedBadge } from './verified-badge.tsx';

const findKey = keyText(find.keys[0] ?? '', isMac(navigator.platform));

/** The bar above the editor. */
export function TopBar({ design }: { readonly design: OpenDesign }) {
  const { leftOpen, rightOpen, bottomOpen } = useUi((state) => state.preferences);
  return (
    <header className={styles.bar} data-region="top">
      <div className={styles.start}>
        <Mark size={24} />
        <h1 className={styles.name} title={design.name}>
          {design.name}
        </h1>
        <button
          type="button"
          className={`${button.button} ${button.small}`}
          title={labelWithKey(openDesign)}
          onClick={() => openDesign.run()}
        >
          <FolderOpen size={14} strokeWidth={1.75} aria-hidden="true" />
          Open…
        </button>
      </div>
      <button
        type="button"
        className={styles.find}
        aria-label={find.label}
        onClick={() => find.run()}
      >
        <Search size={14} strokeWidth={1.75} aria-hidden="true" />
        <span>Find a table, column, type…</span>
        <kbd>{findKey}</kbd>
      </button>
      <div className={styles.end}>
        <VerifiedBadge />
        <span className={styles.divider} />
        <ThemeToggle />
        <ActionButton action={toggleNavigator} icon={PanelLeft} pressed={leftOpen} />
        <ActionButton action={toggleBottom} icon={PanelBottom} pressed={bottomOpen} />
        <ActionButton action={toggleInspector} icon={PanelRight} pressed={rightOpen} />
      </div>
    </header>
  );
}
