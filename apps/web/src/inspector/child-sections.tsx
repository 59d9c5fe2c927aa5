/** The parts of a record, a list for each kind; what each line says stands in `kinds/`. */
import { type AnyRecord, type Kind, kindOf, type Schema } from '@ermine/model';
import { lineOf, listedInParent } from '../kinds/lines.tsx';
import { grouped } from '../kinds/tree.ts';
import styles from './inspector.module.css';
import { RecordLink } from './record-link.tsx';
import { Section } from './section.tsx';

/** Longer lists are cut; the navigator shows all. */
const most = 200;

interface ChildSectionsProps {
  readonly schema: Schema;
  readonly record: AnyRecord;
}

/** A section for every kind of child. */
export function ChildSections({ schema, record }: ChildSectionsProps) {
  const byKind = new Map<Kind, AnyRecord[]>();
  for (const child of schema.children(record.id)) {
    if (!listedInParent[child.kind]) continue;
    const group = byKind.get(child.kind);
    if (group) group.push(child);
    else byKind.set(child.kind, [child]);
  }
  return [...byKind].map(([kind, members]) => (
    <Section key={kind} title={title(kind)} count={members.length}>
      <RecordLines schema={schema} records={members} />
    </Section>
  ));
}

/** One line for each record. */
export function RecordLines({
  schema,
  records,
  placed = false,
}: {
  readonly schema: Schema;
  readonly records: readonly AnyRecord[];
  /** Names the object that a record is a part of: a column says little without its table. */
  readonly placed?: boolean;
}) {
  return (
    <>
      <ul className={styles.lines}>
        {records.slice(0, most).map((one) => (
          <li key={one.id}>
            <div className={styles.line}>
              <RecordLink schema={schema} id={one.id} />
              {placed ? <Place schema={schema} record={one} /> : null}
              {lineOf(schema, one)}
            </div>
            {schema.childrenOf('comment', one.id).map((comment) => (
              <p key={comment.id} className={styles.lineComment}>
                {comment.text}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {records.length > most ? (
        <p className={styles.rest}>and {(records.length - most).toLocaleString('en')} more</p>
      ) : null}
    </>
  );
}

function Place({ schema, record }: { readonly schema: Schema; readonly record: AnyRecord }) {
  const parent = record.parent === undefined ? undefined : schema.get(record.parent);
  if (!parent || grouped.has(parent.kind)) return null;
  return (
    <span className={styles.muted}>
      in <RecordLink schema={schema} id={parent.id} />
    </span>
  );
}

function title(kind: Kind): string {
  const plural = kindOf(kind)?.plural ?? kind;
  return plural.charAt(0).toUpperCase() + plural.slice(1);
}
