/** The comments on a record. */
import type { Id, Schema } from '@ermine/model';
import styles from './inspector.module.css';

/** The comment, and those on parts that are no records, such as a view's columns. */
export function Comments({ schema, id }: { readonly schema: Schema; readonly id: Id }) {
  const comments = schema.childrenOf('comment', id);
  if (comments.length === 0) return null;
  return (
    <div className={styles.comments}>
      {comments.map((comment) => (
        <p key={comment.id}>
          {comment.subobject === undefined ? null : <strong>{comment.subobject}: </strong>}
          {comment.text}
        </p>
      ))}
    </div>
  );
}
