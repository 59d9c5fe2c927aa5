/** The design as a whole: what it holds, for which version, and what is opaque in it (editor:S8). */
import { type AnyRecord, type Kind, kindOf, type Schema } from '@ermine/model';
import { kindIcons } from '../kinds/icons.ts';
import { nounOf } from '../kinds/nouns.ts';
import { grouped } from '../kinds/tree.ts';
import type { OpenDesign } from '../state/design.ts';
import { RecordLines } from './child-sections.tsx';
import { Fields } from './fields.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

/** More opaque objects than this are folded: a dump names an owner for each object. */
const manyOpaque = 12;

/** The view of the design. */
export function DesignView({ design }: { readonly design: OpenDesign }) {
  const { schema } = design;
  const counts = countsByKind(schema);
  const opaque = schema.all('opaque');
  const extensions = schema.all('extension');
  const spaces: readonly AnyRecord[] = schema.all('schema');
  return (
    <article aria-label="The design">
      <header className={styles.header}>
        <div className={styles.title}>
          <h2>{design.name}</h2>
        </div>
        <p className={styles.noun}>{design.sources.map((source) => source.name).join(', ')}</p>
      </header>
      <ul className={styles.counts}>
        {counts.map(([kind, count]) => {
          const Icon = kindIcons[kind];
          return (
            <li key={kind}>
              <Icon size={14} strokeWidth={1.6} aria-hidden="true" />
              <span>{count === 1 ? nounOf(kind) : kindOf(kind)?.plural}</span>
              <strong>{count.toLocaleString('en')}</strong>
            </li>
          );
        })}
      </ul>
      <Section title="Database">
        <Fields schema={schema} record={schema.root} />
      </Section>
      {spaces.length > 0 ? (
        <Section title="Schemas" count={spaces.length}>
          <RecordLines schema={schema} records={spaces} />
        </Section>
      ) : null}
      {extensions.length > 0 ? (
        <Section title="Extensions" count={extensions.length}>
          <RecordLines schema={schema} records={extensions} />
        </Section>
      ) : null}
      {opaque.length > 0 ? (
        <Section title="Opaque objects" count={opaque.length} folded={opaque.length > manyOpaque}>
          <p className={styles.about}>
            Kept word for word and printed again; their inner parts are not understood.
          </p>
          <RecordLines schema={schema} records={opaque} />
        </Section>
      ) : null}
    </article>
  );
}

/** How many records there are of each kind, in the order of the kinds' ranks. */
function countsByKind(schema: Schema): readonly (readonly [Kind, number])[] {
  const counts = new Map<Kind, number>();
  for (const record of schema.records.values()) {
    if (record.parent !== undefined) counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => order(a) - order(b));
}

function order(kind: Kind): number {
  const descriptor = kindOf(kind);
  // Objects before their parts: parts have parents that are neither root nor space.
  const part = !descriptor?.parents.some((one) => grouped.has(one));
  return (part ? 100 : 0) + (descriptor?.rank ?? 99);
}
