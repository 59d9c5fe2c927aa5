// Prints foreign keys, always apart from their table, so that tables never wait for each other.
import type { ForeignKey, Id, ReferentialAction, Schema } from '@ermine/model';
import { deferrableClause, nameList, needsOf } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext } from '../../print/slot.ts';
import { features } from '../../versions.ts';
import { only } from '../table/print-partitions.ts';

const ACTIONS: Readonly<Record<ReferentialAction, string>> = {
  noAction: 'NO ACTION',
  restrict: 'RESTRICT',
  cascade: 'CASCADE',
  setNull: 'SET NULL',
  setDefault: 'SET DEFAULT',
};

export const print = definePrint<ForeignKey>({
  attributes: {
    columns: 'printed',
    references: 'printed',
    onDelete: 'printed',
    onUpdate: 'printed',
    setColumns: 'printed',
    match: 'printed',
    deferrable: 'printed',
    initiallyDeferred: 'printed',
    valid: 'printed',
    enforced: 'printed',
    period: 'printed',
    autoName: 'not printed',
  },
  gates: [
    {
      ...features.invalidForeignKeyOnPartitioned,
      uses: (key, { schema }) =>
        key.valid === false &&
        schema.find('table', key.parent as string)?.partitionBy !== undefined,
    },
  ],
  commentTarget: (key, context) =>
    `CONSTRAINT ${context.name(key.id)} ON ${context.qualified(key.parent as string)}`,
  print: (key, context) => {
    const table = key.parent as string;
    return [
      {
        id: key.id,
        provides: [key.id],
        text: `ALTER TABLE${only(context.schema, table)} ${context.qualified(table)}\n    ADD ${definition(key, context)}`,
        rank: rank.foreignKey,
        needs: [...needsOf(key), ...referencedKeys(context.schema, key)],
      },
    ];
  },
});

function definition(key: ForeignKey, context: PrintContext): string {
  const { references } = key;
  let text = `CONSTRAINT ${context.name(key.id)} FOREIGN KEY ${columnList(key.columns, key, context)}`;
  text += ` REFERENCES ${context.qualified(references.table)} ${columnList(references.columns, key, context)}`;
  if (key.match === 'full') text += ' MATCH FULL';
  if (key.onUpdate !== undefined) text += ` ON UPDATE ${ACTIONS[key.onUpdate]}`;
  if (key.onDelete !== undefined) {
    text += ` ON DELETE ${ACTIONS[key.onDelete]}`;
    if (key.setColumns && key.setColumns.length > 0) {
      text += ` ${nameList(key.setColumns, context)}`;
    }
  }
  text += deferrableClause(key);
  // What is not enforced counts as not valid; the words exclude each other.
  if (key.enforced === false) text += ' NOT ENFORCED';
  else if (key.valid === false) text += ' NOT VALID';
  return text;
}

function columnList(columns: readonly Id[], key: ForeignKey, context: PrintContext): string {
  const names = columns.map((column) => context.name(column));
  const last = names.length - 1;
  if (key.period && last >= 0) names[last] = `PERIOD ${names[last]}`;
  return `(${names.join(', ')})`;
}

/** Keys and unique indexes over the referenced columns, one of which the foreign key rests on. */
function referencedKeys(schema: Schema, key: ForeignKey): Id[] {
  const wanted = new Set(key.references.columns);
  const covers = (columns: readonly (Id | undefined)[]): boolean =>
    columns.length === wanted.size && columns.every((column) => column && wanted.has(column));
  const found: Id[] = [];
  for (const child of schema.children(key.references.table)) {
    if (child.kind === 'primaryKey' || child.kind === 'unique') {
      if (covers(child.columns)) found.push(child.id);
    } else if (child.kind === 'index' && child.unique) {
      if (covers(child.keys.map((one) => one.column))) found.push(child.id);
    }
  }
  return found;
}
