/** The DDL of the design or of the selection, with the proof beside it; read only. */
import { Download, FileJson } from 'lucide-react';
import { useEffect, useState } from 'react';
import { downloadDesign } from '../actions/download-design.ts';
import { downloadSql } from '../actions/download-sql.ts';
import type { OpenDesign } from '../state/design.ts';
import { useStoreValue } from '../state/store.ts';
import { setPreferences, useUi } from '../state/ui.ts';
import { verdictOf } from '../state/verdict.ts';
import { verificationStore } from '../state/verification.ts';
import { labelWithKey } from '../ui/action-button.tsx';
import button from '../ui/button.module.css';
import { CopyButton } from '../ui/copy-button.tsx';
import { Segments } from '../ui/segments.tsx';
import type { PrintedText } from '../workers/protocol.ts';
import styles from './ddl-panel.module.css';
import { SqlView } from './sql-view.tsx';

/** The panel. */
export default function DdlPanel({ design }: { readonly design: OpenDesign }) {
  const { ddlMode: mode, ddlScope: scope } = useUi((state) => state.preferences);
  const selection = useUi((state) => state.selection);
  const ids = scope === 'selection' ? selection : undefined;
  const printed = usePrinted(design, mode, ids);
  const empty = ids !== undefined && ids.length === 0;
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Segments
          label="What is printed"
          value={scope}
          options={[
            { value: 'design', label: 'Whole design' },
            { value: 'selection', label: 'Selection' },
          ]}
          onChange={(value) => setPreferences({ ddlScope: value })}
        />
        <Segments
          label="How it is printed"
          value={mode}
          options={[
            { value: 'readable', label: 'Readable' },
            { value: 'canonical', label: 'Canonical' },
          ]}
          onChange={(value) => setPreferences({ ddlMode: value })}
        />
        <Proof />
        <span className={styles.buttons}>
          {printed?.ok && !empty ? <CopyButton text={printed.text} label="Copy the DDL" /> : null}
          <button
            type="button"
            className={`${button.button} ${button.small}`}
            title={`${downloadSql.label}: the whole design`}
            onClick={() => downloadSql.run()}
          >
            <Download size={13} aria-hidden="true" />
            .sql
          </button>
          <button
            type="button"
            className={`${button.button} ${button.small}`}
            title={labelWithKey(downloadDesign)}
            onClick={() => downloadDesign.run()}
          >
            <FileJson size={13} aria-hidden="true" />
            .ermine.json
          </button>
        </span>
      </div>
      {printed?.ok === false ? (
        <div className={styles.failed} role="alert">
          <strong>The DDL could not be printed</strong>
          <ul>
            {printed.diagnostics.map((diagnostic, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
              <li key={i}>
                {diagnostic.message}
                {diagnostic.hint ? <span> {diagnostic.hint}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {empty ? (
        <p className={styles.none}>
          Select something on the canvas or in the navigator to see its DDL.
        </p>
      ) : printed?.ok ? (
        <SqlView text={printed.text} />
      ) : printed === undefined ? (
        <p className={styles.none}>Printing…</p>
      ) : null}
    </div>
  );
}

/** The printed text; the one before stays until the new one is there. */
function usePrinted(
  design: OpenDesign,
  mode: 'readable' | 'canonical',
  ids: readonly string[] | undefined,
): PrintedText | undefined {
  const [printed, setPrinted] = useState<PrintedText>();
  useEffect(() => {
    if (ids !== undefined && ids.length === 0) return undefined;
    let gone = false;
    void design.worker.print(mode, ids).then((answer) => {
      if (!gone) setPrinted(answer);
    });
    return () => {
      gone = true;
    };
  }, [design, mode, ids]);
  return printed;
}

function Proof() {
  const verification = useStoreValue(verificationStore);
  if (!verification) return null;
  const { tone, long } = verdictOf(verification);
  return (
    <span className={styles.proof} data-tone={tone} data-testid="ddl-proof" title={long}>
      {long}
    </span>
  );
}
