// Comments: COMMENT ON any object.
import { boolean, field, text } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';

/** The comment on its parent; `subobject` names a column that is no record, such as a view's. */
export interface Comment extends RecordBase<'comment'> {
  readonly text: string;
  readonly subobject?: string;
  /** True for the comment on the index behind a key, which Postgres keeps apart from the key's own. */
  readonly onIndex?: boolean;
}

export const comment = defineKind<Comment>({
  kind: 'comment',
  prefix: 'cmt',
  noun: 'comment',
  plural: 'comments',
  parents: ['*'],
  named: false,
  ordered: false,
  address: 'target',
  rank: 30,
  fields: {
    text: field(text, 'Text', { required: true }),
    subobject: field(text, 'Of'),
    onIndex: field(boolean, 'On the index', { default: false }),
  },
});
