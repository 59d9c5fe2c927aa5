/** Several selected records: how many of what, and each by name. */
import { type AnyRecord, type Id, type Kind, kindOf, type Schema } from '@ermine/model';
import { RecordLines } from './child-sections.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

interface SeveralViewProps {
  readonly schema: Schema;
  readonly ids: readonly Id[];
}

/** The list, by kind. */
export function SeveralView({ schema, ids }: SeveralViewProps) {
  const byKind = new Map<Kind, AnyRecord[]>();
  for (const id of ids) {
    const record = schema.get(id);
    if (!record) continue;
    const group = byKind.get(record.kind);
    if (group) group.push(record);
    else byKind.set(record.kind, [record]);
  }
  return (
    <article aria-label={`${ids.length} selected`}>
      <header className={styles.header}>
        <div className={styles.title}>
          <h2>{ids.length.toLocaleString('en')} selected</h2>
        </div>
      </header>
      {[...byKind].map(([kind, records]) => {
        const plural = kindOf(kind)?.plural ?? kind;
        return (
          <Section
            key={kind}
            title={plural.charAt(0).toUpperCase() + plural.slice(1)}
            count={records.length}
          >
            <RecordLines schema={schema} records={records} />
          </Section>
        );
      })}
    </article>
  );
}
