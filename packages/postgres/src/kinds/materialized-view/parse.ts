// CREATE MATERIALIZED VIEW and ALTER MATERIALIZED VIEW.

import { type MaterializedColumnOption, type MaterializedView, quotePart } from '@ermine/model';
import type { CreateTableAsStmt } from '@pgsql/types';
import { nameOfRange, optionText, parametersOf, stringOf, stringsOf } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { sqlOfTokens } from '../../parse/expression.ts';
import { relationFinder } from '../../parse/finders.ts';
import { keepOpaque } from '../../parse/opaque-object.ts';
import { emptyScope } from '../../parse/scope.ts';
import type { AlterHandler, AlterPart, ParseSlot } from '../../parse/slot.ts';
import { parameterHandler } from '../table/parse.ts';

function create(node: CreateTableAsStmt, ctx: StatementContext): void {
  const into = node.into ?? {};
  const name = nameOfRange(into.rel);
  if (into.rel?.relpersistence === 't') {
    ctx.outcome = 'session';
    ctx.note('temporary', `temporary table ${quotePart(name.name)} was left out`);
    return;
  }
  const schema = ctx.creationSchema(name.schema);
  const taken = ctx.ws.named('relation', schema.id, name.name).length > 0;
  if (taken && node.if_not_exists) {
    ctx.note('exists', `relation ${quotePart(name.name)} already exists, skipping`);
    return;
  }
  ctx.refuseTaken('relation', schema.id, name.name, 'relation');
  if (node.objtype !== 'OBJECT_MATVIEW') {
    // The types of its columns are known to a running Postgres alone.
    ctx.outcome = 'opaque';
    ctx.warn(
      'needs-elaboration',
      `the columns of table ${quotePart(name.name)} come from a query`,
      {
        hint: 'Write CREATE TABLE with the columns to draw it.',
      },
    );
    keepOpaque(ctx, {
      tag: 'CREATE TABLE AS',
      address: `table ${quotePart(schema.name)}.${quotePart(name.name)}`,
      node: { CreateTableAsStmt: node },
      parent: schema.id,
      name: name.name,
      provides: [`table ${quotePart(schema.name)}.${quotePart(name.name)}`],
    });
    return;
  }
  const tokens = ctx.tokens;
  const as = tokens.findWord('as', ctx.tokenAt(into.rel?.location));
  let end = tokens.count;
  // WITH DATA and WITH NO DATA end the statement.
  if (tokens.isWord(end - 1, 'data') && tokens.isWord(end - 2, 'with')) end -= 2;
  else if (tokens.isWord(end - 1, 'data') && tokens.isWord(end - 2, 'no')) end -= 3;
  const parameters = parametersOf(into.options);
  const columnNames = stringsOf(into.colNames);
  ctx.ws.make('materializedView', {
    parent: schema.id,
    name: name.name,
    query: sqlOfTokens(ctx, as + 1, end, node.query, emptyScope),
    ...(columnNames.length > 0 ? { columnNames } : {}),
    withData: !into.skipData,
    ...(into.accessMethod ? { accessMethod: into.accessMethod } : {}),
    ...(parameters ? { storageParams: parameters } : {}),
    ...(into.tableSpaceName ? { tablespace: into.tableSpaceName } : {}),
  });
}

const setColumn =
  (change: (part: AlterPart) => Partial<MaterializedColumnOption>): AlterHandler =>
  (part, record, ctx) => {
    const view = record as MaterializedView;
    const column = part.cmd.name ?? '';
    const before = view.columnOptions ?? [];
    const own = before.find((one) => one.column === column) ?? { column };
    const next = [...before.filter((one) => one.column !== column), { ...own, ...change(part) }];
    next.sort((a, b) => (a.column < b.column ? -1 : 1));
    ctx.ws.set(view, { columnOptions: next });
  };

export const parse: ParseSlot<'materializedView'> = {
  claims: () => ['relation', 'type'],
  statements: { CreateTableAsStmt: create },
  alter: {
    materializedView: {
      AT_SetRelOptions: parameterHandler('storageParams', false),
      AT_ResetRelOptions: parameterHandler('storageParams', true),
      AT_SetTableSpace: (part, record, ctx) => {
        ctx.ws.set(record as MaterializedView, { tablespace: part.cmd.name });
      },
      AT_SetAccessMethod: (part, record, ctx) => {
        ctx.ws.set(record as MaterializedView, { accessMethod: part.cmd.name });
      },
      AT_ClusterOn: (part, record, ctx) => {
        const schema = ctx.ws.schemaOf(record.id) ?? record.id;
        const index = ctx.ws.named('relation', schema, part.cmd.name ?? '')[0];
        ctx.ws.set(record as MaterializedView, {
          clusterOn: index ?? ctx.missing('index', part.cmd.name ?? ''),
        });
      },
      AT_DropCluster: (_part, record, ctx) => {
        ctx.ws.set(record as MaterializedView, { clusterOn: undefined });
      },
      AT_SetStorage: setColumn((part) => ({ storage: stringOf(part.cmd.def).toLowerCase() })),
      AT_SetCompression: setColumn((part) => ({ compression: stringOf(part.cmd.def) })),
      AT_SetStatistics: setColumn((part) => ({ statisticsTarget: optionText(part.cmd.def) })),
    },
  },
  find: { OBJECT_MATVIEW: relationFinder },
};
