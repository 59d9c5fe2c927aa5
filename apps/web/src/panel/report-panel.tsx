/** The import report: every statement and what became of it, virtualised and filtered by outcome. */
import type { Id, Schema } from '@ermine/model';
import type { ImportReport, Outcome, ReportEntry } from '@ermine/postgres';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { OpenDesign } from '../state/design.ts';
import { outcomeCounts, outcomeLabels, outcomeMeanings } from '../state/report-summary.ts';
import { reveal } from '../state/reveal.ts';
import { useUi } from '../state/ui.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SqlText } from '../ui/sql-text.tsx';
import styles from './report-panel.module.css';

const rowHeight = 30;
/** Longer statements are cut in this view. */
const longest = 20_000;

interface ReportPanelProps {
  readonly design: OpenDesign;
  readonly report: ImportReport;
}

/** The panel. */
export function ReportPanel({ design, report }: ReportPanelProps) {
  const [only, setOnly] = useState<Outcome>();
  const shown = useUi((state) => state.reportEntry);
  const entries = useMemo(
    () =>
      only === undefined
        ? report.statements
        : report.statements.filter((entry) => entry.outcome === only),
    [report, only],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const at = entries.findIndex((entry) => entry.n === shown);
  const entry = entries[at];

  const choose = (index: number) => {
    const next = entries[Math.max(0, Math.min(entries.length - 1, index))];
    if (!next) return;
    useUi.setState({ reportEntry: next.n });
    virtual.scrollToIndex(entries.indexOf(next), { align: 'auto' });
    const ids = outermost(
      design.schema,
      next.objects.map((object) => object.id),
    );
    if (ids.length > 0) reveal(...ids);
  };

  return (
    <div className={styles.panel}>
      <div className={styles.filters} role="toolbar" aria-label="Show by outcome">
        <Filter
          label="All"
          count={report.statements.length}
          on={only === undefined}
          onClick={() => setOnly(undefined)}
        />
        {outcomeCounts(report).map(({ outcome, label, count }) => (
          <Filter
            key={outcome}
            label={label}
            count={count}
            outcome={outcome}
            on={only === outcome}
            onClick={() => setOnly(only === outcome ? undefined : outcome)}
          />
        ))}
        <span className={styles.meaning}>{only === undefined ? '' : outcomeMeanings[only]}</span>
      </div>
      <div className={styles.columns}>
        {entries.length === 0 ? (
          <p className={styles.none}>No statement has this outcome.</p>
        ) : (
          <div
            ref={scroller}
            className={styles.entries}
            role="listbox"
            aria-label="Statements"
            tabIndex={0}
            aria-activedescendant={at >= 0 ? `report-${at}` : undefined}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
              if (step === undefined) return;
              event.preventDefault();
              choose(at + step);
            }}
          >
            <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((item) => {
                const one = entries[item.index];
                return one ? (
                  <Row
                    key={one.n}
                    id={`report-${item.index}`}
                    entry={one}
                    source={
                      report.sources.length > 1 ? report.sources[one.source]?.name : undefined
                    }
                    top={item.start}
                    selected={item.index === at}
                    onChoose={() => choose(item.index)}
                  />
                ) : null;
              })}
            </div>
          </div>
        )}
        {entry ? <Detail design={design} entry={entry} /> : null}
      </div>
    </div>
  );
}

/** The objects that lie in none of the others: a table stands for its columns. */
function outermost(schema: Schema, ids: readonly Id[]): readonly Id[] {
  const all = new Set(ids);
  return ids.filter((id) => {
    const record = schema.get(id);
    let above = record?.parent;
    while (above !== undefined && !all.has(above)) above = schema.get(above)?.parent;
    return record !== undefined && above === undefined;
  });
}

interface FilterProps {
  readonly label: string;
  readonly count: number;
  readonly outcome?: Outcome;
  readonly on: boolean;
  readonly onClick: () => void;
}

function Filter({ label, count, outcome, on, onClick }: FilterProps) {
  return (
    <button
      type="button"
      className={styles.filter}
      aria-pressed={on}
      data-outcome={outcome}
      data-none={count === 0 || undefined}
      onClick={onClick}
    >
      {outcome ? <span className={styles.dot} /> : null}
      {label} <span className={styles.count}>{count.toLocaleString('en')}</span>
    </button>
  );
}

interface RowProps {
  readonly id: string;
  readonly entry: ReportEntry;
  readonly source?: string;
  readonly top: number;
  readonly selected: boolean;
  readonly onChoose: () => void;
}

function Row({ id, entry, source, top, selected, onChoose }: RowProps) {
  const [first] = entry.diagnostics;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the list.
    <div
      id={id}
      className={styles.row}
      role="option"
      aria-selected={selected}
      data-outcome={entry.outcome}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      <span className={styles.dot} title={outcomeLabels[entry.outcome]} />
      <span className={styles.place}>
        {source ? `${source}:` : ''}
        {entry.range.line}
      </span>
      <span className={styles.tag}>{entry.tag}</span>
      <span className={styles.address}>
        {entry.objects[0]?.address ?? ''}
        {entry.objects.length > 1 ? ` +${entry.objects.length - 1}` : ''}
      </span>
      <span className={styles.message}>{first?.message ?? ''}</span>
      <span className="visually-hidden">{outcomeLabels[entry.outcome]}</span>
    </div>
  );
}

function Detail({ design, entry }: { readonly design: OpenDesign; readonly entry: ReportEntry }) {
  const text = design.sources[entry.source]?.text.slice(entry.range.start, entry.range.end) ?? '';
  return (
    <section className={styles.detail} aria-label={`Statement ${entry.n}`}>
      <header>
        <strong>{entry.tag}</strong>
        <span>
          {design.sources[entry.source]?.name}, line {entry.range.line} ·{' '}
          {outcomeLabels[entry.outcome]}
        </span>
        <CopyButton text={text} label="Copy the statement" />
      </header>
      {entry.diagnostics.map((diagnostic, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
        <div key={i} className={styles.diagnostic} data-severity={diagnostic.severity}>
          <p>{diagnostic.message}</p>
          {diagnostic.range ? <p className={styles.about}>Line {diagnostic.range.line}</p> : null}
          {diagnostic.detail ? <p className={styles.about}>{diagnostic.detail}</p> : null}
          {diagnostic.hint ? <p className={styles.about}>{diagnostic.hint}</p> : null}
        </div>
      ))}
      <SqlText text={text.length > longest ? `${text.slice(0, longest)}…` : text} />
      {entry.objects.length > 0 ? (
        <ul className={styles.objects}>
          {entry.objects.slice(0, 100).map((object) => (
            <li key={object.id}>
              <button type="button" onClick={() => reveal(object.id)}>
                {object.address}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
