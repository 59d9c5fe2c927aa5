/** Who refers to a record, by kind; parts of the record itself are not listed. */
import { type AnyRecord, type Id, type Kind, kindOf, type Schema } from '@ermine/model';
import { RecordLines } from './child-sections.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

/** Every record with a reference to this one from outside it. */
export function Referrers({ schema, id }: { readonly schema: Schema; readonly id: Id }) {
  const seen = new Set<Id>();
  const byKind = new Map<Kind, AnyRecord[]>();
  for (const { record } of schema.referrers(id)) {
    if (seen.has(record.id) || record.parent === id) continue;
    seen.add(record.id);
    const group = byKind.get(record.kind);
    if (group) group.push(record);
    else byKind.set(record.kind, [record]);
  }
  if (seen.size === 0) return null;
  return (
    <Section title="Referred to by" count={seen.size}>
      {[...byKind].map(([kind, records]) => (
        <div key={kind}>
          <h4 className={styles.subheading}>{kindOf(kind)?.plural}</h4>
          <RecordLines schema={schema} records={records} placed />
        </div>
      ))}
    </Section>
  );
}
