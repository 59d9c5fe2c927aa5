// Prints tables with their columns and, in readable scripts, the constraints that CREATE TABLE can hold.
import type { Id, PartitionBound, Sql, Table } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { mentionsOf, needsOf, withClause } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext, type Unit } from '../../print/slot.ts';
import { features } from '../../versions.ts';
import {
  type ColumnDefinition,
  columnDefinition,
  columnSettings,
} from '../column/print-definition.ts';
import { type InlineConstraint, inlineConstraints } from './print-constraints.ts';

export const print = definePrint<Table>({
  attributes: {
    inherits: 'printed',
    partition: 'printed',
    partitionBy: 'printed',
    ofType: 'printed',
    persistence: 'printed',
    rowSecurity: 'printed',
    forceRowSecurity: 'printed',
    accessMethod: 'printed',
    tablespace: 'printed',
    storageParams: 'printed',
    replicaIdentity: 'printed',
    clusterOn: 'printed',
  },
  gates: [
    {
      ...features.accessMethodOfPartitioned,
      uses: (table) => table.accessMethod !== undefined && table.partitionBy !== undefined,
    },
  ],
  commentTarget: (table, context) => `TABLE ${context.qualified(table.id)}`,
  print: (table, context) => {
    const columns = context.schema.childrenOf('column', table.id);
    const definitions = columns.map((column) =>
      columnDefinition(column, context, table.ofType !== undefined),
    );
    const constraints = inlineConstraints(table, context);
    const parts = [...definitions, ...constraints];
    const create: Unit = {
      id: table.id,
      provides: [table.id, ...parts.flatMap((part) => part.provides)],
      text: createTable(table, definitions, constraints, context),
      rank: rank.table,
      needs: [
        ...needsOf(table, 'replicaIdentity', 'clusterOn'),
        ...parts.flatMap((part) => part.needs),
      ],
      mentions: [...mentionsOf(table, 'partitionBy'), ...parts.flatMap((part) => part.mentions)],
      deferrable: parts.flatMap((part) => part.deferrable),
    };
    return [
      create,
      ...columns.flatMap((column) => columnSettings(column, create, context)),
      ...tableSettings(table, create, context),
    ];
  },
});

function createTable(
  table: Table,
  columns: readonly ColumnDefinition[],
  constraints: readonly InlineConstraint[],
  context: PrintContext,
): string {
  const unlogged = table.persistence === 'unlogged' ? 'UNLOGGED ' : '';
  let text = `CREATE ${unlogged}TABLE ${context.qualified(table.id)}`;
  const lines = [
    ...columnLines(table, columns, context),
    ...constraints.map((constraint) => constraint.text),
  ];
  const body = lines.length > 0 ? ` (\n    ${lines.join(',\n    ')}\n)` : '';
  if (table.partition) {
    text += ` PARTITION OF ${context.qualified(table.partition.of)}${body}`;
    text += `${body ? ' ' : '\n    '}${bound(table, table.partition.bound, context)}`;
  } else if (table.ofType !== undefined) {
    text += ` OF ${context.qualified(table.ofType)}${body}`;
  } else {
    text += body || ' ()';
  }
  if (table.inherits && table.inherits.length > 0) {
    text += `\nINHERITS (${table.inherits.map((id) => context.qualified(id)).join(', ')})`;
  }
  if (table.partitionBy) text += `\nPARTITION BY ${partitionKey(table, context)}`;
  if (table.accessMethod !== undefined) text += `\nUSING ${quoteIdentifier(table.accessMethod)}`;
  const parameters = withClause(table.storageParams);
  if (parameters) text += `\n${parameters.trimStart()}`;
  if (table.tablespace !== undefined) text += `\nTABLESPACE ${quoteIdentifier(table.tablespace)}`;
  return text;
}

// Wider names would push the types of all other columns out of sight.
const MAX_ALIGNED = 32;

function columnLines(
  table: Table,
  columns: readonly ColumnDefinition[],
  context: PrintContext,
): string[] {
  if (table.ofType !== undefined) {
    return columns
      .filter((column) => column.text !== '')
      .map((column) => `${column.name} WITH OPTIONS ${column.text}`);
  }
  const width =
    context.mode === 'readable'
      ? Math.max(
          0,
          ...columns.map((column) => column.name.length).filter((length) => length <= MAX_ALIGNED),
        )
      : 0;
  return columns.map((column) => `${column.name.padEnd(width)} ${column.text}`);
}

function bound(table: Table, of: PartitionBound, context: PrintContext): string {
  const values = (list: readonly Sql[] | undefined): string =>
    `(${(list ?? []).map((value) => context.expression(table, value)).join(', ')})`;
  switch (of.strategy) {
    case 'default':
      return 'DEFAULT';
    case 'range':
      return `FOR VALUES FROM ${values(of.from)} TO ${values(of.to)}`;
    case 'list':
      return `FOR VALUES IN ${values(of.values)}`;
    default:
      return `FOR VALUES WITH (MODULUS ${of.modulus}, REMAINDER ${of.remainder})`;
  }
}

function partitionKey(table: Table, context: PrintContext): string {
  const by = table.partitionBy as NonNullable<Table['partitionBy']>;
  const keys = by.keys.map((key) => {
    let text =
      key.column === undefined
        ? `(${context.expression(table, key.expression ?? [])})`
        : context.name(key.column);
    if (key.collation) text += ` COLLATE ${context.expression(table, key.collation)}`;
    if (key.opclass) text += ` ${context.expression(table, key.opclass)}`;
    return text;
  });
  return `${by.strategy.toUpperCase()} (${keys.join(', ')})`;
}

/** What ALTER TABLE sets after the table and its indexes are there. */
function tableSettings(table: Table, create: Unit, context: PrintContext): Unit[] {
  const name = context.qualified(table.id);
  const units: Unit[] = [];
  const add = (text: string, needs: readonly Id[] = []): void => {
    units.push({
      id: table.id,
      provides: [],
      text: `ALTER TABLE ${text}`,
      rank: rank.tableSetting,
      needs: [table.id, ...needs],
      after: units[units.length - 1] ?? create,
    });
  };
  if (table.rowSecurity) add(`${name} ENABLE ROW LEVEL SECURITY`);
  if (table.forceRowSecurity) add(`${name} FORCE ROW LEVEL SECURITY`);
  const identity = table.replicaIdentity;
  if (identity) {
    const index = identity.mode === 'index' ? identity.index : undefined;
    const what =
      index === undefined ? identity.mode.toUpperCase() : `USING INDEX ${context.name(index)}`;
    add(`ONLY ${name} REPLICA IDENTITY ${what}`, index === undefined ? [] : [index]);
  }
  if (table.clusterOn !== undefined) {
    add(`${name} CLUSTER ON ${context.name(table.clusterOn)}`, [table.clusterOn]);
  }
  return units;
}
