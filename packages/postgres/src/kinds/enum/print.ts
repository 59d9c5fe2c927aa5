// Prints enumerated types with their labels.
import type { Enum } from '@ermine/model';
import { quoteLiteral } from '../../literal.ts';
import { needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint } from '../../print/slot.ts';

export const print = definePrint<Enum>({
  attributes: {},
  commentTarget: (type, context) => `TYPE ${context.qualified(type.id)}`,
  print: (type, context) => {
    const values = context.schema.childrenOf('enumValue', type.id);
    const labels = values.map((value) => `\n    ${quoteLiteral(value.name)}`).join(',');
    return [
      {
        id: type.id,
        provides: [type.id, ...values.map((value) => value.id)],
        text: `CREATE TYPE ${context.qualified(type.id)} AS ENUM (${labels}${labels && '\n'})`,
        rank: rank.enum,
        needs: needsOf(type),
      },
    ];
  },
});
