// Columns: their definitions in CREATE TABLE and ADD COLUMN, and ALTER COLUMN.

import {
  type AnyRecord,
  type Column,
  type Id,
  makeRecord,
  quotePart,
  type Table,
} from '@ermine/model';
import type { ColumnDef, Constraint, Node, TypeName } from '@pgsql/types';
import { sequenceName } from '../../names.ts';
import { optionText, stringOf, withParameters } from '../../parse/ast.ts';
import type { StatementContext } from '../../parse/context.ts';
import { loosen, refuseDependents } from '../../parse/drop.ts';
import { sqlOfTokens, withOutputNames } from '../../parse/expression.ts';
import { mapSql } from '../../parse/map-sql.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { columnsOfTable, tableScope } from '../../parse/scope.ts';
import type { AlterHandler, AlterPart, ConstraintPart, ParseSlot } from '../../parse/slot.ts';
import { serialOf, serialTypes, typeOf } from '../../parse/type-name.ts';
import { overrideOf } from '../column-override/parse.ts';
import { namedSql } from '../index/elements.ts';
import { ensureNotNull, notNullOf } from '../not-null/parse.ts';
import { sequenceAttributes } from '../sequence/parse-options.ts';
import { childrenOfTable, descendantsOfTable, ownColumns } from '../table/own-columns.ts';
import { settingHandler, settingsOf } from './settings.ts';

/** A column definition with its tokens [from, to). */
export interface ColumnPart {
  readonly definition: ColumnDef;
  readonly from: number;
  readonly to: number;
}

/** What a column definition leaves to be made once all columns are there. */
export interface PendingConstraints {
  readonly constraints: ConstraintPart[];
  /** Work on expressions, which may name columns that come later. */
  readonly expressions: (() => void)[];
}

// A default that uses what is dropped goes with CASCADE; the column stays.
loosen('column', (record, gone) => {
  const column = record as Column;
  const used = (column.default ?? []).some((part) => typeof part !== 'string' && gone.has(part.id));
  return used
    ? { record: makeRecord('column', { ...column, default: undefined }), cascade: true }
    : null;
});

const storageWords: Readonly<Record<string, Column['storage']>> = {
  plain: 'plain',
  main: 'main',
  external: 'external',
  extended: 'extended',
};

/** The storage that a word names; `default` and unknown words give none. */
export function storageOf(word: string): Column['storage'] {
  return storageWords[word.toLowerCase()];
}

/** The constraint nodes of a column with their tokens and what follows them. */
function constraintParts(ctx: StatementContext, part: ColumnPart): ConstraintPart[] {
  const nodes = (part.definition.constraints ?? []).map(
    (node) => (node as { Constraint?: Constraint }).Constraint ?? {},
  );
  const collation = part.definition.collClause?.location;
  const starts = nodes.map((node) => ctx.tokenAt(node.location));
  const stops = [...starts, part.to];
  if (collation !== undefined) stops.push(ctx.tokenAt(collation));
  const parts: ConstraintPart[] = [];
  for (const [i, constraint] of nodes.entries()) {
    const from = starts[i] as number;
    const to = Math.min(...stops.filter((stop) => stop > from));
    const last = parts.length - 1;
    const change = (more: Partial<ConstraintPart>): void => {
      if (last >= 0) parts[last] = { ...(parts[last] as ConstraintPart), ...more };
    };
    switch (constraint.contype) {
      case 'CONSTR_ATTR_DEFERRABLE':
        change({ deferrable: true });
        break;
      case 'CONSTR_ATTR_NOT_DEFERRABLE':
      case 'CONSTR_ATTR_IMMEDIATE':
      case 'CONSTR_ATTR_ENFORCED':
        break;
      case 'CONSTR_ATTR_DEFERRED':
        change({ initiallyDeferred: true });
        break;
      case 'CONSTR_ATTR_NOT_ENFORCED':
        change({ enforced: false });
        break;
      default:
        parts.push({
          constraint,
          from,
          to,
          deferrable: false,
          initiallyDeferred: false,
          enforced: true,
          column: part.definition.colname ?? '',
        });
    }
  }
  return parts;
}

function defaultOf(
  ctx: StatementContext,
  part: ConstraintPart,
  table: Table,
): NonNullable<Column['default']> {
  const word = ctx.tokens.findWord('default', part.from);
  return sqlOfTokens(ctx, word + 1, part.to, part.constraint.raw_expr, tableScope(ctx, table.id));
}

function generatedOf(
  ctx: StatementContext,
  part: ConstraintPart,
  table: Table,
): NonNullable<Column['generated']> {
  const open = ctx.tokens.findTop(part.from, part.to, (i) => ctx.tokens.isChar(i, '('));
  return {
    kind: (part.constraint.generated_kind as string) === 's' ? 'stored' : 'virtual',
    expression: sqlOfTokens(
      ctx,
      open + 1,
      ctx.tokens.closing(open),
      part.constraint.raw_expr,
      tableScope(ctx, table.id),
    ),
  };
}

function makeSerial(ctx: StatementContext, table: Table, column: Column, serial: string): Column {
  const schema = ctx.ws.schemaOf(table.id) as Id;
  const name = sequenceName(table.name, column.name, ctx.relationTaken(schema));
  const type = serialTypes.get(serial) as string;
  const sequence = ctx.ws.make('sequence', {
    parent: schema,
    name,
    type: { type },
    ...(table.persistence === 'unlogged' ? { persistence: 'unlogged' as const } : {}),
    link: { type: 'ownedBy', column: column.id },
  });
  ensureNotNull(ctx, table, column.id);
  return ctx.ws.set(ctx.ws.current(column), {
    default: ["nextval('", { id: schema }, '.', { id: sequence.id }, "'::regclass)"],
  });
}

/** Makes the sequence behind an identity column. */
export function makeIdentity(
  ctx: StatementContext,
  table: Table,
  column: Column,
  when: string | undefined,
  options: readonly Node[] | undefined,
): void {
  const schema = ctx.ws.schemaOf(table.id) as Id;
  const { name, ...attributes } = sequenceAttributes(ctx, options);
  ctx.ws.make('sequence', {
    parent: schema,
    type: column.type,
    ...attributes,
    name: name?.name ?? sequenceName(table.name, column.name, ctx.relationTaken(schema)),
    ...(table.persistence === 'unlogged' ? { persistence: 'unlogged' as const } : {}),
    link: { type: 'identityOf', column: column.id },
  });
  ctx.ws.set(ctx.ws.current(column), { identity: when === 'a' ? 'always' : 'byDefault' });
  ensureNotNull(ctx, table, column.id);
}

/**
 * Makes the record of a column definition. Expressions and constraints are returned, since they may
 * name columns that are defined after it.
 */
export function defineColumn(
  ctx: StatementContext,
  table: Table,
  part: ColumnPart,
  pending: PendingConstraints,
): Column {
  const { definition } = part;
  const name = definition.colname ?? '';
  if (ctx.ws.named('column', table.id, name).length > 0) {
    throw new StatementProblem(
      'duplicate-column',
      `column ${quotePart(name)} of relation ${quotePart(table.name)} already exists`,
    );
  }
  const serial = serialOf(definition.typeName);
  const type = serial
    ? { type: serialTypes.get(serial) as string }
    : typeOf(ctx, definition.typeName as TypeName);
  const collation = namedSql(definition.collClause?.collname);
  const column = ctx.ws.make('column', {
    parent: table.id,
    name,
    order: ctx.ws.nextOrder(table.id),
    type,
    ...(collation ? { collation } : {}),
    ...(definition.storage_name ? { storage: storageOf(definition.storage_name) } : {}),
    ...(definition.compression && definition.compression !== 'default'
      ? { compression: definition.compression }
      : {}),
  } as Omit<Column, 'id' | 'kind'>);
  if (serial) makeSerial(ctx, table, column, serial);
  for (const one of constraintParts(ctx, part))
    applyColumnConstraint(ctx, table, column, one, pending);
  return column;
}

function applyColumnConstraint(
  ctx: StatementContext,
  table: Table,
  column: Column,
  part: ConstraintPart,
  pending: PendingConstraints,
): void {
  const { constraint } = part;
  switch (constraint.contype) {
    case 'CONSTR_NULL':
      return;
    case 'CONSTR_NOTNULL':
      ensureNotNull(ctx, table, column.id, constraint);
      return;
    case 'CONSTR_DEFAULT':
      pending.expressions.push(() => {
        const current = ctx.ws.current(column);
        ctx.ws.set(current, { default: defaultOf(ctx, part, table) });
      });
      return;
    case 'CONSTR_GENERATED':
      pending.expressions.push(() => {
        ctx.ws.set(ctx.ws.current(column), { generated: generatedOf(ctx, part, table) });
      });
      return;
    case 'CONSTR_IDENTITY':
      makeIdentity(ctx, table, column, constraint.generated_when, constraint.options);
      return;
    default:
      pending.constraints.push(part);
  }
}

/**
 * Constraints on a column that the table has without defining it: an inherited one of a partition, or
 * one of a typed table (`name WITH OPTIONS …`).
 */
export function constrainColumn(
  ctx: StatementContext,
  table: Table,
  columnId: Id,
  part: ColumnPart,
  pending: PendingConstraints,
): void {
  const column = ctx.ws.get('column', columnId) as Column;
  for (const one of constraintParts(ctx, part)) {
    if (column.parent === table.id) applyColumnConstraint(ctx, table, column, one, pending);
    else overrideColumn(ctx, table, column, one, pending);
  }
}

function overrideColumn(
  ctx: StatementContext,
  table: Table,
  column: Column,
  part: ConstraintPart,
  pending: PendingConstraints,
): void {
  switch (part.constraint.contype) {
    case 'CONSTR_NULL':
      return;
    case 'CONSTR_NOTNULL':
      ensureNotNull(ctx, table, column.id, part.constraint);
      return;
    case 'CONSTR_DEFAULT':
      pending.expressions.push(() => {
        const changes = { default: defaultOf(ctx, part, table), dropDefault: undefined };
        ctx.ws.set(overrideOf(ctx, table, column.id), changes);
      });
      return;
    case 'CONSTR_GENERATED':
      // What an override has in place of a generated column's default is its expression.
      pending.expressions.push(() => {
        const { expression } = generatedOf(ctx, part, table);
        ctx.ws.set(overrideOf(ctx, table, column.id), { default: expression });
      });
      return;
    default:
      pending.constraints.push(part);
  }
}

function itemsOf(part: AlterPart): readonly Node[] | undefined {
  return (part.cmd.def as { List?: { items?: Node[] } } | undefined)?.List?.items;
}

const onTable =
  (work: (part: AlterPart, table: Table, ctx: StatementContext) => void): AlterHandler =>
  (part, relation, ctx) =>
    work(part, relation as Table, ctx);

function ownColumn(ctx: StatementContext, table: Table, name: string): Column {
  const record = settingsOf(ctx, table, name);
  if (record.kind === 'column') return record;
  throw new StatementProblem(
    'inherited-column',
    `column ${quotePart(name)} of relation ${quotePart(table.name)} is inherited`,
  );
}

/** Removes the sequence behind an identity column. */
function dropIdentity(ctx: StatementContext, column: Column): void {
  for (const sequence of sequencesOf(ctx, column.id)) {
    if (sequence.link?.type === 'identityOf') ctx.ws.remove(sequence.id);
  }
  ctx.ws.set(ctx.ws.current(column), { identity: undefined });
}

function sequencesOf(ctx: StatementContext, columnId: Id) {
  const schema = ctx.ws.schemaOf(columnId) as Id;
  return ctx.ws.children('sequence', schema).filter((one) => one.link?.column === columnId);
}

export const parse: ParseSlot<'column'> = {
  claims: () => ['column'],
  alter: {
    table: {
      AT_AddColumn: onTable((part, table, ctx) => {
        const definition = (part.cmd.def as { ColumnDef?: ColumnDef } | undefined)?.ColumnDef ?? {};
        const exists = columnsOfTable(ctx, table.id).has(definition.colname ?? '');
        if (exists && part.cmd.missing_ok) {
          ctx.note(
            'exists',
            `column ${quotePart(definition.colname ?? '')} already exists, skipping`,
          );
          return;
        }
        const pending: PendingConstraints = { constraints: [], expressions: [] };
        const from = ctx.tokenAt(definition.location);
        defineColumn(ctx, table, { definition, from, to: part.to }, pending);
        for (const work of pending.expressions) work();
        ctx.dispatch.constraints(pending.constraints, table, ctx);
      }),
      AT_DropColumn: onTable((part, table, ctx) => {
        const name = part.cmd.name ?? '';
        const id = ctx.ws.named('column', table.id, name)[0];
        if (!id) {
          if (part.cmd.missing_ok) {
            ctx.note('missing', `column ${quotePart(name)} does not exist, skipping`);
            return;
          }
          ownColumn(ctx, table, name);
          return;
        }
        const column = ctx.ws.get('column', id) as Column;
        if (part.only) {
          for (const child of childrenOfTable(ctx, table.id)) ownColumns(ctx, child, [column]);
        }
        for (const sequence of sequencesOf(ctx, id)) {
          ctx.ws.set(sequence, { link: undefined });
          refuseDependents(ctx, [sequence.id], true, { free: [id] });
        }
        const within = part.only ? [] : descendantsOfTable(ctx, table.id).map((one) => one.id);
        refuseDependents(ctx, [id], part.cmd.behavior === 'DROP_CASCADE', { within });
      }),
      AT_ColumnDefault: settingHandler(true, (part, _holder, table, ctx) => {
        if (!part.cmd.def) return { default: undefined };
        const word = ctx.tokens.findWord('default', part.from, part.to);
        const scope = tableScope(ctx, table.id);
        return { default: sqlOfTokens(ctx, word + 1, part.to, part.cmd.def, scope) };
      }),
      AT_AlterColumnType: onTable((part, table, ctx) => {
        const definition = (part.cmd.def as { ColumnDef?: ColumnDef }).ColumnDef ?? {};
        const column = ownColumn(ctx, table, part.cmd.name ?? '');
        const type = typeOf(ctx, definition.typeName);
        const collation = namedSql(definition.collClause?.collname);
        ctx.ws.set(column, { type, collation });
        for (const sequence of sequencesOf(ctx, column.id)) {
          if (sequence.link?.type === 'identityOf') ctx.ws.set(sequence, { type });
        }
      }),
      AT_SetNotNull: onTable((part, table, ctx) => {
        const record = settingsOf(ctx, table, part.cmd.name ?? '');
        ensureNotNull(ctx, table, record.kind === 'column' ? record.id : record.column);
      }),
      AT_DropNotNull: onTable((part, table, ctx) => {
        const record = settingsOf(ctx, table, part.cmd.name ?? '');
        const found = notNullOf(ctx, record.id);
        if (found) ctx.ws.remove(found.id);
      }),
      AT_AddIdentity: onTable((part, table, ctx) => {
        const constraint = (part.cmd.def as { Constraint?: Constraint }).Constraint ?? {};
        const column = ownColumn(ctx, table, part.cmd.name ?? '');
        makeIdentity(ctx, table, column, constraint.generated_when, constraint.options);
      }),
      AT_SetIdentity: onTable((part, table, ctx) => {
        const column = ownColumn(ctx, table, part.cmd.name ?? '');
        const options = (part.cmd.def as { List?: { items?: Node[] } }).List?.items ?? [];
        const rest = options.filter((node) => {
          const option = (node as { DefElem?: { defname?: string; arg?: Node } }).DefElem;
          if (option?.defname !== 'generated') return true;
          const when = (option.arg as { Integer?: { ival?: number } })?.Integer?.ival;
          ctx.ws.set(ctx.ws.current(column), {
            identity: when === 'a'.charCodeAt(0) ? 'always' : 'byDefault',
          });
          return false;
        });
        const sequence = sequencesOf(ctx, column.id)[0];
        if (sequence && rest.length > 0)
          ctx.ws.set(sequence, sequenceAttributes(ctx, rest, sequence));
      }),
      AT_DropIdentity: onTable((part, table, ctx) => {
        const column = ownColumn(ctx, table, part.cmd.name ?? '');
        if (column.identity) dropIdentity(ctx, column);
        else if (!part.cmd.missing_ok) {
          throw new StatementProblem(
            'no-identity',
            `column ${quotePart(column.name)} of relation ${quotePart(table.name)} is not an identity column`,
          );
        }
      }),
      AT_SetExpression: onTable((part, table, ctx) => {
        const column = settingsOf(ctx, table, part.cmd.name ?? '');
        const open = ctx.tokens.findTop(part.from, part.to, (i) => ctx.tokens.isChar(i, '('));
        const scope = tableScope(ctx, table.id);
        const value = sqlOfTokens(ctx, open + 1, ctx.tokens.closing(open), part.cmd.def, scope);
        if (column.kind === 'columnOverride') ctx.ws.set(column, { default: value });
        else {
          const kind = column.generated?.kind ?? 'stored';
          ctx.ws.set(column, { generated: { kind, expression: value } });
        }
      }),
      AT_DropExpression: onTable((part, table, ctx) => {
        ctx.ws.set(ownColumn(ctx, table, part.cmd.name ?? ''), { generated: undefined });
      }),
      AT_SetStatistics: settingHandler(true, (part) => {
        const value = part.cmd.def ? Number(optionText(part.cmd.def)) : -1;
        return { statisticsTarget: value < 0 ? undefined : value };
      }),
      AT_SetStorage: settingHandler(true, (part) => ({
        storage: storageOf(stringOf(part.cmd.def)),
      })),
      AT_SetCompression: settingHandler(false, (part) => {
        const method = stringOf(part.cmd.def);
        return { compression: method === 'default' ? undefined : method };
      }),
      AT_SetOptions: settingHandler(false, (part, holder) => ({
        options: withParameters(holder.options, itemsOf(part), false),
      })),
      AT_ResetOptions: settingHandler(false, (part, holder) => ({
        options: withParameters(holder.options, itemsOf(part), true),
      })),
    },
  },
  rename: (column, name, ctx) => {
    for (const record of ctx.ws.referrersOf(new Set([column.id]))) {
      const next = mapSql(record, (sql) => withOutputNames(sql, column.id, column.name));
      if (JSON.stringify(next) !== JSON.stringify(record)) ctx.ws.put(next);
    }
    ctx.ws.set(column, { name });
  },
  find: {
    OBJECT_COLUMN: (object, ctx) => {
      const items = (object as { List?: { items?: Node[] } } | undefined)?.List?.items ?? [];
      const names = items.map(stringOf);
      const column = names.pop() ?? '';
      const table = names.pop() ?? '';
      const schema = names.pop();
      const relation: AnyRecord | undefined = ctx.relation({
        name: table,
        ...(schema ? { schema } : {}),
      });
      if (!relation) return undefined;
      const own = ctx.ws.named('column', relation.id, column)[0];
      if (own) return own;
      const inherited = columnsOfTable(ctx, relation.id).get(column);
      return inherited ? overrideOf(ctx, relation as Table, inherited).id : undefined;
    },
  },
};
