// Prints check constraints that are not part of their table's or domain's statement.
import type { Check } from '@ermine/model';
import { mentionsOf, needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint } from '../../print/slot.ts';
import { checkDefinition, isDomainCheckInline, isTableCheckInline } from './print-definition.ts';

export const print = definePrint<Check>({
  attributes: {
    expression: 'printed',
    noInherit: 'printed',
    valid: 'printed',
    enforced: 'printed',
    autoName: 'not printed',
  },
  commentTarget: (check, context) => {
    const parent = check.parent as string;
    const on = context.schema.find('domain', parent) ? 'DOMAIN ' : '';
    return `CONSTRAINT ${context.name(check.id)} ON ${on}${context.qualified(parent)}`;
  },
  print: (check, context) => {
    const parent = check.parent as string;
    const isDomain = context.schema.find('domain', parent) !== undefined;
    const inline = isDomain ? isDomainCheckInline : isTableCheckInline;
    if (inline(check, context)) return [];
    const alter = `ALTER ${isDomain ? 'DOMAIN' : 'TABLE'} ${context.qualified(parent)}`;
    return [
      {
        id: check.id,
        provides: [check.id],
        text: `${alter}\n    ADD ${checkDefinition(check, context)}`,
        rank: rank.check,
        needs: needsOf(check),
        mentions: mentionsOf(check, 'expression'),
      },
    ];
  },
});
