/** Every action that has a key, by group, searchable; read from the list of actions (editor:K2). */
import { useState } from 'react';
import type { Action } from '../actions/action.ts';
import { isMac, keyText } from '../actions/keys.ts';
import { actions } from '../actions/registry.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './key-reference.module.css';

const mac = isMac(navigator.platform);

/** The dialog. */
export function KeyReference({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = actions.filter(
    (action) => action.keys.length > 0 && action.label.toLowerCase().includes(wanted),
  );
  const groups = [...new Set(shown.map((action) => action.group))];
  return (
    <Dialog label="Keyboard reference" onClose={onClose}>
      <header className={styles.header}>
        <h2>Keyboard</h2>
        <input
          autoFocus
          type="search"
          aria-label="Filter keys"
          placeholder="Filter"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </header>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <ul>
              {shown
                .filter((action) => action.group === group)
                .map((action) => (
                  <KeyLine key={action.id} action={action} />
                ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 ? <p>No key is called that.</p> : null}
        <section>
          <h3>Pointer</h3>
          <ul>
            {pointer.map(([label, keys]) => (
              <li key={label}>
                <span>{label}</span>
                <span>{keys}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}

const pointer: readonly (readonly [string, string])[] = [
  ['Pan', `wheel · Space + drag · middle or right drag`],
  ['Zoom at the pointer', `${mac ? '⌘' : 'Ctrl'} + wheel · pinch`],
  ['Select several', 'drag on empty canvas · Shift + click'],
  ['Move tables', 'drag · with Shift on a grid · Esc puts them back'],
];

function KeyLine({ action }: { readonly action: Action }) {
  return (
    <li>
      <span>
        {action.label}
        {action.scope === 'canvas' ? <small> on the canvas</small> : null}
      </span>
      <span>
        {action.keys.map((key) => (
          <kbd key={key}>{keyText(key, mac)}</kbd>
        ))}
      </span>
    </li>
  );
}
