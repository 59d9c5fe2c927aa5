// Prints materialized views.
import type { MaterializedView } from '@ermine/model';
import { quoteIdentifier } from '../../identifier.ts';
import { givenNames, mentionsOf, needsOf, withClause } from '../../print/clauses.ts';
import { rank } from '../../print/rank.ts';
import { definePrint, type PrintContext, type Unit } from '../../print/slot.ts';
import { primaryKeysOf } from '../view/print.ts';

export const print = definePrint<MaterializedView>({
  attributes: {
    query: 'printed',
    columnNames: 'printed',
    withData: 'printed',
    accessMethod: 'printed',
    storageParams: 'printed',
    tablespace: 'printed',
    columnOptions: 'printed',
    clusterOn: 'printed',
  },
  commentTarget: (view, context) => `MATERIALIZED VIEW ${context.qualified(view.id)}`,
  print: (view, context) => {
    const create: Unit = {
      id: view.id,
      provides: [view.id],
      text: createView(view, context),
      rank: rank.view,
      needs: needsOf(view, 'clusterOn'),
      prefers: primaryKeysOf(context.schema, view),
      mentions: mentionsOf(view, 'query'),
    };
    return [
      create,
      ...columnActions(view).map((action) => ({
        id: view.id,
        provides: [],
        text: `ALTER MATERIALIZED VIEW ${context.qualified(view.id)} ${action}`,
        rank: rank.view,
        needs: [],
        after: create,
        beside: view.id,
      })),
      ...(view.clusterOn === undefined
        ? []
        : [
            {
              id: view.id,
              provides: [],
              text: `ALTER MATERIALIZED VIEW ${context.qualified(view.id)} CLUSTER ON ${context.name(view.clusterOn)}`,
              rank: rank.tableSetting,
              needs: [view.id, view.clusterOn],
              after: create,
            },
          ]),
    ];
  },
});

function createView(view: MaterializedView, context: PrintContext): string {
  let text = `CREATE MATERIALIZED VIEW ${context.qualified(view.id)}${givenNames(view.columnNames)}`;
  if (view.accessMethod !== undefined) text += ` USING ${quoteIdentifier(view.accessMethod)}`;
  text += withClause(view.storageParams);
  if (view.tablespace !== undefined) text += ` TABLESPACE ${quoteIdentifier(view.tablespace)}`;
  const query = context.query(view, view.query);
  text += ` AS\n${query}`;
  if (view.withData === false) text += `${query.endsWith('\n') ? '' : '\n'}WITH NO DATA`;
  return text;
}

function columnActions(view: MaterializedView): string[] {
  return (view.columnOptions ?? []).flatMap((option) => {
    const alter = `ALTER COLUMN ${quoteIdentifier(option.column)} SET`;
    const actions: string[] = [];
    if (option.storage !== undefined) {
      actions.push(`${alter} STORAGE ${quoteIdentifier(option.storage)}`);
    }
    if (option.compression !== undefined) {
      actions.push(`${alter} COMPRESSION ${quoteIdentifier(option.compression)}`);
    }
    if (option.statisticsTarget !== undefined) {
      actions.push(`${alter} STATISTICS ${Number(option.statisticsTarget)}`);
    }
    return actions;
  });
}
