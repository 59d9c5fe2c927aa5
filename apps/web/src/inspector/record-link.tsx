/** A reference to an object: pressing it shows the object. */
import type { Id, Schema } from '@ermine/model';
import { addressOfId } from '@ermine/model';
import { reveal } from '../state/reveal.ts';
import styles from './inspector.module.css';

interface RecordLinkProps {
  readonly schema: Schema;
  readonly id: Id;
  /** Another text than the object's name. */
  readonly text?: string;
}

/** The object's name as a link, or the id where the object is not in the design. */
export function RecordLink({ schema, id, text }: RecordLinkProps) {
  const record = schema.get(id);
  if (!record) return <span className={styles.missing}>{text ?? id}</span>;
  return (
    <button
      type="button"
      className={styles.link}
      title={addressOfId(schema, id)}
      onClick={() => reveal(id)}
    >
      {text ?? record.name ?? addressOfId(schema, id)}
    </button>
  );
}
