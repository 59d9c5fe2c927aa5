/** What some kinds show at the top of their inspector beside their attributes. */
import type { AnyRecord, ForeignKey, Schema } from '@ermine/model';
import { stageStore } from '../canvas/stage.ts';
import styles from '../inspector/inspector.module.css';
import { RecordLink } from '../inspector/record-link.tsx';
import { SqlValue } from '../inspector/value.tsx';
import { useStoreValue } from '../state/store.ts';
import { columnFacts } from './column-facts.ts';
import { cardinalitySentences, relationSentence } from './relation.ts';
import { RoutineParts } from './routine-parts.tsx';

interface RecordExtrasProps {
  readonly schema: Schema;
  readonly record: AnyRecord;
}

/** The extra part of a record, or nothing. */
export function RecordExtras({ schema, record }: RecordExtrasProps) {
  switch (record.kind) {
    case 'column':
      return (
        <p className={`${styles.block} ${styles.marks}`}>
          {columnFacts(schema, record).marks.map((mark) => (
            <span key={mark} className={styles.tag}>
              {mark}
            </span>
          ))}
        </p>
      );
    case 'foreignKey':
      return <Relation schema={schema} foreignKey={record} />;
    case 'view':
    case 'materializedView':
      return (
        <div className={styles.block}>
          <h3 className={styles.blockTitle}>Query</h3>
          <pre className={styles.query}>
            <SqlValue schema={schema} sql={record.query} />
          </pre>
        </div>
      );
    case 'routine':
      return <RoutineParts schema={schema} routine={record} />;
    case 'opaque':
      return (
        <div className={styles.block}>
          <h3 className={styles.blockTitle}>{record.tag}</h3>
          {record.statements.map((statement, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: statements have no identity but their place.
            <pre key={i} className={styles.query}>
              <SqlValue schema={schema} sql={statement} />
            </pre>
          ))}
        </div>
      );
    default:
      return null;
  }
}

function Relation({
  schema,
  foreignKey,
}: {
  readonly schema: Schema;
  readonly foreignKey: ForeignKey;
}) {
  const stage = useStoreValue(stageStore);
  const edge = stage?.diagram.edges.find((one) => one.id === foreignKey.id);
  const { table, columns } = foreignKey.references;
  return (
    <div className={styles.block}>
      <p className={styles.sentence}>{relationSentence(schema, foreignKey)}</p>
      {edge ? (
        <ul className={styles.cardinality}>
          {cardinalitySentences(schema, foreignKey, edge).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <table className={styles.pairs}>
        <thead>
          <tr>
            <th>
              {foreignKey.parent ? <RecordLink schema={schema} id={foreignKey.parent} /> : null}
            </th>
            <th aria-label="refers to" />
            <th>
              <RecordLink schema={schema} id={table} />
            </th>
          </tr>
        </thead>
        <tbody>
          {foreignKey.columns.map((id, i) => (
            <tr key={id}>
              <td>
                <RecordLink schema={schema} id={id} />
              </td>
              <td aria-hidden="true">→</td>
              <td>{columns[i] ? <RecordLink schema={schema} id={columns[i]} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
