// Prints comments.
import type { Comment, Id } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { quoteLiteral } from '../../literal.ts';
import { needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext } from '../../print/slot.ts';

export const print = definePrint<Comment>({
  attributes: { text: 'printed', subobject: 'printed', onIndex: 'printed' },
  commentTarget: null,
  print: (comment, context) => {
    const parent = comment.parent as string;
    const target = comment.onIndex
      ? `INDEX ${indexBehind(parent, context)}`
      : comment.subobject === undefined
        ? context.commentTarget(parent)
        : `COLUMN ${context.qualified(parent)}.${quoteIdentifier(comment.subobject)}`;
    if (target === null) {
      context.report({
        code: 'comment-not-printed',
        severity: 'note',
        message: 'PostgreSQL has no place for this comment in a script',
        subject: comment.id,
      });
      return [];
    }
    return [
      {
        id: comment.id,
        provides: [comment.id],
        text: `COMMENT ON ${target} IS ${quoteLiteral(comment.text)}`,
        rank: rank.comment,
        needs: needsOf(comment),
        beside: parent,
      },
    ];
  },
});

/** The index behind a key: it has the key's name and lives in the schema of the key's table. */
function indexBehind(key: Id, context: PrintContext): string {
  const table = context.schema.get(context.schema.get(key)?.parent ?? '');
  return `${context.qualified(table?.parent ?? '')}.${context.name(key)}`;
}
