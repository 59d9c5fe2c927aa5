/**
 * The navigator: the virtualised tree of everything in the design, with a filter. It is the
 * accessible structure beside the canvas (editor:S5, A7).
 */
import type { Schema } from '@ermine/model';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight, Search, SearchX } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { kindIcons } from '../kinds/icons.ts';
import { nounOf } from '../kinds/nouns.ts';
import { spokenName, treeNote } from '../kinds/tree.ts';
import { reveal } from '../state/reveal.ts';
import { toggleSelected, useUi } from '../state/ui.ts';
import { Empty } from '../ui/empty.tsx';
import styles from './navigator.module.css';
import { initiallyOpen, pathTo, type TreeRow, treeRows } from './tree.ts';

const rowHeight = 26;
const typeaheadMs = 700;

/** The tree of a design. */
export function Navigator({ schema }: { readonly schema: Schema }) {
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const [open, setOpen] = useState(() => initiallyOpen(schema));
  const [active, setActive] = useState<string>();
  const selection = useUi((state) => state.selection);
  const selected = useMemo(() => new Set(selection), [selection]);
  const rows = useMemo(() => treeRows(schema, open, wanted), [schema, open, wanted]);
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === active),
  );

  // What is selected elsewhere is shown here.
  const primary = selection.at(-1);
  const ours = useRef<string>(undefined);
  useEffect(() => {
    if (primary === undefined || primary === ours.current || !schema.get(primary)) return;
    ours.current = primary;
    setOpen((before) => {
      const path = pathTo(schema, primary);
      return path.every((key) => before.has(key)) ? before : new Set([...before, ...path]);
    });
    setActive(primary);
  }, [primary, schema]);
  // Only a new active row scrolls; opening and closing others must not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see the line above.
  useEffect(() => {
    const index = rows.findIndex((row) => row.key === active);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [active]);

  const toggle = (row: TreeRow, expanded: boolean) => {
    const next = new Set(open);
    if (expanded) next.add(row.key);
    else next.delete(row.key);
    setOpen(next);
  };
  const choose = (row: TreeRow, add: boolean) => {
    setActive(row.key);
    if (row.id === undefined) return toggle(row, !row.expanded);
    ours.current = row.id;
    if (add) toggleSelected(row.id);
    else reveal(row.id);
  };
  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row) setActive(row.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const moves = new Map<string, () => void>([
      ['ArrowDown', () => go(at + 1)],
      ['ArrowUp', () => go(at - 1)],
      ['PageDown', () => go(at + page)],
      ['PageUp', () => go(at - page)],
      ['Home', () => go(0)],
      ['End', () => go(rows.length - 1)],
      ['ArrowRight', () => (row.expandable && !row.expanded ? toggle(row, true) : go(at + 1))],
      [
        'ArrowLeft',
        () => (row.expanded && wanted === '' ? toggle(row, false) : go(parentOf(rows, at))),
      ],
      ['Enter', () => choose(row, event.shiftKey)],
      [' ', () => choose(row, event.shiftKey)],
    ]);
    const move = moves.get(event.key);
    if (move) {
      event.preventDefault();
      return move();
    }
    if (event.key.length !== 1 || event.key === '/' || event.key === '?') return;
    const { timeStamp } = event;
    const text = (timeStamp - typed.current.at < typeaheadMs ? typed.current.text : '') + event.key;
    typed.current = { text, at: timeStamp };
    const order = [...rows.slice(at + (text.length === 1 ? 1 : 0)), ...rows.slice(0, at + 1)];
    const found = order.find((one) => one.label.toLowerCase().startsWith(text.toLowerCase()));
    if (found) setActive(found.key);
  };

  return (
    <div className={styles.navigator}>
      <label className={styles.filter}>
        <Search size={14} strokeWidth={1.75} aria-hidden="true" />
        <input
          type="search"
          aria-label="Filter the navigator"
          placeholder="Filter"
          value={filter}
          spellCheck={false}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') {
              event.stopPropagation();
              setFilter('');
            }
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              scroller.current?.focus();
              go(0);
            }
          }}
        />
      </label>
      {rows.length === 0 ? (
        <Empty
          icon={SearchX}
          title={wanted === '' ? 'The design is empty' : `Nothing is called “${wanted}”`}
        />
      ) : (
        <div
          ref={scroller}
          className={styles.tree}
          role="tree"
          aria-label="Objects of the design"
          aria-multiselectable="true"
          tabIndex={0}
          aria-activedescendant={rows[at] ? `tree-${at}` : undefined}
          onKeyDown={onKeyDown}
        >
          <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              return row ? (
                <Row
                  key={row.key}
                  index={item.index}
                  top={item.start}
                  row={row}
                  schema={schema}
                  active={item.index === at}
                  selected={row.id !== undefined && selected.has(row.id)}
                  onChoose={choose}
                  onToggle={toggle}
                />
              ) : null;
            })}
          </div>
        </div>
      )}
    </div>
  );
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let i = at - 1; i >= 0; i--) if ((rows[i]?.level ?? 0) < level) return i;
  return at;
}

interface RowProps {
  readonly index: number;
  readonly top: number;
  readonly row: TreeRow;
  readonly schema: Schema;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onChoose: (row: TreeRow, add: boolean) => void;
  readonly onToggle: (row: TreeRow, expanded: boolean) => void;
}

function Row({ index, top, row, schema, active, selected, onChoose, onToggle }: RowProps) {
  const Icon = kindIcons[row.kind];
  const record = row.id === undefined ? undefined : schema.get(row.id);
  const noun = nounOf(row.kind);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the tree.
    <div
      id={`tree-${index}`}
      className={styles.row}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.expandable ? row.expanded : undefined}
      aria-selected={selected}
      aria-label={record ? spokenName(schema, record, noun) : `${row.label}, ${row.count}`}
      data-active={active || undefined}
      data-group={row.id === undefined || undefined}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 6 + (row.level - 1) * 14 }}
      onClick={(event) => onChoose(row, event.shiftKey || event.metaKey || event.ctrlKey)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows of the keyboard do the same. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrows of the keyboard do the same. */}
      <span
        className={styles.chevron}
        data-open={row.expanded || undefined}
        onClick={(event) => {
          if (!row.expandable) return;
          event.stopPropagation();
          onToggle(row, !row.expanded);
        }}
      >
        {row.expandable ? <ChevronRight size={12} strokeWidth={2} aria-hidden="true" /> : null}
      </span>
      {row.id === undefined ? null : (
        <Icon className={styles.icon} size={14} strokeWidth={1.6} aria-hidden="true" />
      )}
      <span className={styles.label}>{row.label}</span>
      <span className={styles.note}>
        {row.count?.toLocaleString('en') ?? (record ? treeNote(schema, record) : '')}
      </span>
    </div>
  );
}
