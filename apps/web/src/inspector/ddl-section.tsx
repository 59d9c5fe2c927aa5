/** The readable DDL of one object, printed by the worker. */
import type { Id } from '@ermine/model';
import { useEffect, useState } from 'react';
import type { OpenDesign } from '../state/design.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { SqlText } from '../ui/sql-text.tsx';
import type { PrintedText } from '../workers/protocol.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

/** The section. */
export function DdlSection({ design, id }: { readonly design: OpenDesign; readonly id: Id }) {
  return (
    <Section title="DDL">
      <Ddl design={design} id={id} />
    </Section>
  );
}

function Ddl({ design, id }: { readonly design: OpenDesign; readonly id: Id }) {
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
  if (!printed) return <div className={styles.skeleton} aria-hidden="true" />;
  if (!printed.ok) {
    return <p className={styles.failed}>Not printed: {printed.diagnostics[0]?.message}</p>;
  }
  return (
    <div className={styles.ddl}>
      <SqlText text={printed.text} />
      <span className={styles.copyDdl}>
        <CopyButton text={printed.text} label="Copy the DDL" />
      </span>
    </div>
  );
}
