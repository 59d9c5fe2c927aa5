// Prints extensions.
import type { Extension } from '@ermine/model';
import { quoteLiteral } from '../../literal.ts';
import { needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint } from '../../print/slot.ts';

// Every database has it from its template.
const BUILT_IN = 'plpgsql';

export const print = definePrint<Extension>({
  attributes: { schema: 'printed', version: 'printed', cascade: 'printed' },
  commentTarget: (extension, context) => `EXTENSION ${context.name(extension.id)}`,
  print: (extension, context) => {
    if (extension.name === BUILT_IN) return [];
    let text = `CREATE EXTENSION ${context.name(extension.id)}`;
    if (extension.schema !== undefined) text += ` WITH SCHEMA ${context.name(extension.schema)}`;
    if (extension.version !== undefined) text += ` VERSION ${quoteLiteral(extension.version)}`;
    if (extension.cascade) text += ' CASCADE';
    return [
      {
        id: extension.id,
        provides: [extension.id],
        text,
        rank: rank.extension,
        needs: needsOf(extension),
      },
    ];
  },
});
