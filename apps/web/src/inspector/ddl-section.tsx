/** The readable DDL of one object, printed by the worker. */
import type { Id } from '@ermine/model';
import { useEffect, useState } from 'react';
import type { OpenDesign } from '../state/design.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SqlText } from '../ui/sql-text.tsx';
import type { PrintedText } from '../workers/protocol.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

/** The section; nothing for an object that prints nothing of its own. */
export function DdlSection({ design, id }: { readonly design: OpenDesign; readonly id: Id }) {
  const [printed, setPrinted] = useState<PrintedText>();
  useEffect(() => {
    let gone = false;
    void design.worker.printRecord(id).then((answer) => {
      if (!gone) setPrinted(answer);
    });
    return () => {
      gone = true;
    };
  }, [design, id]);
  if (printed?.ok && printed.text.trim() === '') return null;
  return (
    <Section
      title="DDL"
      action={printed?.ok ? <CopyButton text={printed.text} label="Copy the DDL" /> : null}
    >
      {!printed ? (
        <div className={styles.skeleton} aria-hidden="true" />
      ) : printed.ok ? (
        <SqlText text={printed.text} />
      ) : (
        <p className={styles.failed}>Not printed: {printed.diagnostics[0]?.message}</p>
      )}
    </Section>
  );
}
