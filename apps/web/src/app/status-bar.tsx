/** The status bar: keys that work now, and how much there is (editor:K1). */
import type { Action } from '../actions/action.ts';
import { find } from '../actions/find.ts';
import { fitAll } from '../actions/fit-all.ts';
import { fitSelection } from '../actions/fit-selection.ts';
import { isMac, keyText } from '../actions/keys.ts';
import { otherEnd } from '../actions/other-end.ts';
import { selectParent } from '../actions/select-parent.ts';
import { showDdl } from '../actions/show-ddl.ts';
import { showKeys } from '../actions/show-keys.ts';
import { stageStore } from '../canvas/stage.ts';
import { useStoreValue } from '../state/store.ts';
import { useUi } from '../state/ui.ts';
import styles from './status-bar.module.css';

const mac = isMac(navigator.platform);
const most = 4;
/** The keys worth a hint, most particular first, with their words in the bar. */
const hints: readonly (readonly [Action, string])[] = [
  [otherEnd, 'other end'],
  [fitSelection, 'show selection'],
  [selectParent, 'select less'],
  [find, 'find'],
  [fitAll, 'show everything'],
  [showDdl, 'DDL'],
  [showKeys, 'all keys'],
];

/** The bar below the editor. */
export function StatusBar() {
  const stage = useStoreValue(stageStore);
  const selected = useUi((state) => state.selection.length);
  const valid = hints.filter(([action]) => !action.when || action.when()).slice(0, most);
  return (
    <footer className={styles.bar}>
      <ul className={styles.hints}>
        {valid.map(([action, words]) => (
          <li key={action.id}>
            <kbd>{keyText(action.keys[0] ?? '', mac)}</kbd> {words}
          </li>
        ))}
      </ul>
      <span>
        {selected > 0 ? `${selected} selected · ` : ''}
        {stage
          ? `${count(stage.diagram.tables.length, 'table or view', 'tables and views')} · ${count(stage.diagram.edges.length, 'relation', 'relations')}`
          : ''}
      </span>
      <span className={styles.note}>Read only</span>
    </footer>
  );
}

function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
