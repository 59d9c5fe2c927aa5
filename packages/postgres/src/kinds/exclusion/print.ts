// Prints exclusion constraints.
import type { Exclusion } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import {
  deferrableClause,
  indexKey,
  mentionsOf,
  nameList,
  needsOf,
  withClause,
} from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext } from '../../print/slot.ts';
import { features } from '../../versions.ts';
import { beforeIndexesOf, companyOf, only } from '../table/print-partitions.ts';

const OPERATOR =
  /^(?:[-+*/<>=~!@#%^&|`?]+|OPERATOR\((?:(?:[a-z_][a-z0-9_]*|"(?:[^"]|"")+")\.)?[-+*/<>=~!@#%^&|`?]+\))$/i;

export const print = definePrint<Exclusion>({
  attributes: {
    method: 'printed',
    elements: 'printed',
    include: 'printed',
    predicate: 'printed',
    deferrable: 'printed',
    initiallyDeferred: 'printed',
    autoName: 'not printed',
    storageParams: 'printed',
    tablespace: 'printed',
  },
  gates: [
    {
      ...features.exclusionOnPartitioned,
      uses: (exclusion, { schema }) =>
        schema.find('table', exclusion.parent as string)?.partitionBy !== undefined,
    },
  ],
  commentTarget: (exclusion, context) =>
    `CONSTRAINT ${context.name(exclusion.id)} ON ${context.qualified(exclusion.parent as string)}`,
  print: (exclusion, context) => {
    const table = exclusion.parent as string;
    return [
      {
        id: exclusion.id,
        provides: [exclusion.id],
        text: `ALTER TABLE${only(context.schema, table)} ${context.qualified(table)}\n    ADD ${definition(exclusion, context)}`,
        rank: rank.key,
        needs: needsOf(exclusion),
        prefers: beforeIndexesOf(context.schema, table),
        mentions: mentionsOf(exclusion, 'elements', 'predicate'),
        ...companyOf(context.schema, table),
      },
    ];
  },
});

function definition(exclusion: Exclusion, context: PrintContext): string {
  const elements = exclusion.elements.map((element) => {
    if (!OPERATOR.test(element.operator)) {
      context.report({
        code: 'invalid-value',
        severity: 'error',
        message: `${JSON.stringify(element.operator)} is not an operator`,
        hint: 'Write an operator such as && or OPERATOR(pg_catalog.=).',
        subject: exclusion.id,
      });
    }
    return `${indexKey(exclusion, element, context)} WITH ${element.operator}`;
  });
  let text = `CONSTRAINT ${context.name(exclusion.id)} EXCLUDE USING ${quoteIdentifier(exclusion.method ?? 'btree')} (${elements.join(', ')})`;
  if (exclusion.include && exclusion.include.length > 0) {
    text += ` INCLUDE ${nameList(exclusion.include, context)}`;
  }
  text += withClause(exclusion.storageParams);
  if (exclusion.tablespace !== undefined) {
    text += ` USING INDEX TABLESPACE ${quoteIdentifier(exclusion.tablespace)}`;
  }
  if (exclusion.predicate) {
    text += ` WHERE (${context.expression(exclusion, exclusion.predicate)})`;
  }
  return text + deferrableClause(exclusion);
}
