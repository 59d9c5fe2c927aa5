/** The palette: finds objects and commands; `>` shows commands only (editor:F1). */
import { namesOf, type Schema } from '@ermine/model';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Action } from '../actions/action.ts';
import { isMac, keyText } from '../actions/keys.ts';
import { actions } from '../actions/registry.ts';
import { kindIcons } from '../kinds/icons.ts';
import { nounOf } from '../kinds/nouns.ts';
import { reveal } from '../state/reveal.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './palette.module.css';
import { buildIndex, costOf, type SearchIndex, search } from './search.ts';

const mac = isMac(navigator.platform);
const mostObjects = 40;
const mostCommands = 6;

const indexes = new WeakMap<Schema, SearchIndex>();

/** The index of a design, made when it is first searched. */
function indexOf(schema: Schema): SearchIndex {
  const known = indexes.get(schema);
  if (known) return known;
  const index = buildIndex(schema);
  indexes.set(schema, index);
  return index;
}

interface PaletteProps {
  readonly schema?: Schema;
  /** Starts with commands only. */
  readonly commands: boolean;
  readonly onClose: () => void;
}

type Item =
  | { readonly type: 'object'; readonly id: string }
  | { readonly type: 'command'; readonly action: Action };

/** The dialog. */
export default function Palette({ schema, commands, onClose }: PaletteProps) {
  const [text, setText] = useState(commands ? '>' : '');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const index = schema ? indexOf(schema) : undefined;
  const items = useMemo((): readonly Item[] => {
    if (text.startsWith('>')) return commandsFor(text.slice(1), actions.length);
    const objects = index ? search(index, text, mostObjects) : [];
    return [
      ...objects.map(({ id }): Item => ({ type: 'object', id })),
      ...commandsFor(text, text.trim() === '' ? actions.length : mostCommands),
    ];
  }, [index, text]);
  const chosen = items[Math.min(at, items.length - 1)];

  const run = (item: Item | undefined) => {
    if (!item) return;
    onClose();
    // After the dialog has given the focus back, so that the action may move it.
    setTimeout(() => (item.type === 'object' ? reveal(item.id) : item.action.run()), 0);
  };
  const move = (to: number) => {
    const next = (to + items.length) % Math.max(1, items.length);
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = 8;
    const moves = new Map<string, () => void>([
      ['ArrowDown', () => move(at + 1)],
      ['ArrowUp', () => move(at - 1)],
      ['PageDown', () => move(Math.min(items.length - 1, at + page))],
      ['PageUp', () => move(Math.max(0, at - page))],
      ['Enter', () => run(chosen)],
    ]);
    const action = moves.get(event.key);
    if (!action || event.nativeEvent.isComposing) return;
    event.preventDefault();
    action();
  };

  return (
    <Dialog label="Find" onClose={onClose} place="top">
      <div className={styles.field}>
        <Search size={16} strokeWidth={1.75} aria-hidden="true" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={chosen ? `palette-${Math.min(at, items.length - 1)}` : undefined}
          aria-label="Find an object or a command"
          placeholder="Find a table, column, view, type or routine, or > for commands"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {items.length === 0 ? (
        <p className={styles.none}>Nothing is called “{text.trim()}”.</p>
      ) : (
        <div
          ref={list}
          id="palette-list"
          className={styles.list}
          role="listbox"
          aria-label="Results"
        >
          {items.map((item, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the row.
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same.
            <div
              key={item.type === 'object' ? item.id : item.action.id}
              id={`palette-${i}`}
              role="option"
              className={styles.item}
              aria-selected={item === chosen}
              onPointerMove={() => setAt(i)}
              onClick={() => run(item)}
            >
              {item.type === 'object' ? (
                schema ? (
                  <ObjectItem schema={schema} id={item.id} />
                ) : null
              ) : (
                <CommandItem action={item.action} />
              )}
            </div>
          ))}
        </div>
      )}
    </Dialog>
  );
}

function commandsFor(text: string, most: number): Item[] {
  const wanted = text.trim().toLowerCase();
  return actions
    .filter((action) => !action.when || action.when())
    .flatMap((action) => {
      const cost = wanted === '' ? 0 : commandCost(action, wanted);
      return cost === undefined ? [] : [{ action, cost }];
    })
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ action }): Item => ({ type: 'command', action }));
}

/** Commands are found by what stands in their label, then by their other words; not by scattered letters. */
function commandCost({ label, words = '' }: Action, wanted: string): number | undefined {
  const byLabel = costOf(label.toLowerCase(), wanted);
  if (byLabel !== undefined && byLabel < 4) return byLabel;
  const byWords = costOf(words, wanted);
  return byWords !== undefined && byWords < 4 ? 5 + byWords : undefined;
}

function ObjectItem({ schema, id }: { readonly schema: Schema; readonly id: string }) {
  const record = schema.get(id);
  if (!record) return null;
  const Icon = kindIcons[record.kind];
  return (
    <>
      <Icon className={styles.icon} size={15} strokeWidth={1.6} aria-hidden="true" />
      <span className={styles.name}>{record.name}</span>
      <span className={styles.place}>{namesOf(schema, record).slice(0, -1).join('.')}</span>
      <span className={styles.kind}>{nounOf(record.kind)}</span>
    </>
  );
}

function CommandItem({ action }: { readonly action: Action }) {
  const [key] = action.keys;
  return (
    <>
      <span className={styles.command}>&gt;</span>
      <span className={styles.name}>{action.label}</span>
      <span className={styles.place} />
      {key === undefined ? null : <kbd>{keyText(key, mac)}</kbd>}
    </>
  );
}
