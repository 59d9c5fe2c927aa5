// Prints domains, with those of their checks that need not come later.
import { type Domain, sqlReferences } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { mentionsOf, needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type Unit } from '../../print/slot.ts';
import { features } from '../../versions.ts';
import { checkDefinition, isDomainCheckInline } from '../check/print-definition.ts';

export const print = definePrint<Domain>({
  attributes: { base: 'printed', default: 'printed', notNull: 'printed', collation: 'printed' },
  gates: [
    {
      ...features.namedDomainNotNull,
      uses: (domain) => domain.notNull?.name !== undefined,
    },
  ],
  commentTarget: (domain, context) => `DOMAIN ${context.qualified(domain.id)}`,
  print: (domain, context) => {
    const name = context.qualified(domain.id);
    const checks = context.schema
      .childrenOf('check', domain.id)
      .filter((check) => isDomainCheckInline(check, context));
    const later = domain.default !== undefined && context.isDeferred(domain.id);
    let text = `CREATE DOMAIN ${name} AS ${context.type(domain.base)}`;
    if (domain.collation) text += ` COLLATE ${context.expression(domain, domain.collation)}`;
    if (domain.default && !later) {
      text += `\n    DEFAULT ${context.parenthesised(domain, domain.default)}`;
    }
    if (domain.notNull) {
      const constraint = domain.notNull.name;
      text += `\n    ${constraint === undefined ? '' : `CONSTRAINT ${quoteIdentifier(constraint)} `}NOT NULL`;
    }
    for (const check of checks) text += `\n    ${checkDefinition(check, context)}`;
    const create: Unit = {
      id: domain.id,
      provides: [domain.id, ...checks.map((check) => check.id)],
      text,
      rank: rank.domain,
      needs: [
        ...needsOf(domain, ...(later ? ['default'] : [])),
        ...checks.flatMap((check) => needsOf(check)),
      ],
      mentions: [
        ...mentionsOf(domain, ...(later ? [] : ['default'])),
        ...checks.flatMap((check) => mentionsOf(check, 'expression')),
      ],
      deferrable: [
        ...checks.map((check) => ({ id: check.id, needs: needsOf(check) })),
        ...(domain.default && !later
          ? [{ id: domain.id, needs: sqlReferences(domain.default) }]
          : []),
      ],
    };
    if (!domain.default || !later) return [create];
    return [
      create,
      {
        id: domain.id,
        provides: [],
        text: `ALTER DOMAIN ${name} SET DEFAULT ${context.parenthesised(domain, domain.default)}`,
        rank: rank.columnSetting,
        needs: needsOf(domain),
        after: create,
      },
    ];
  },
});
