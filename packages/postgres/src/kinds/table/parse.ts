// CREATE TABLE and what ALTER TABLE does to the table itself.

import { type AnyRecord, type Id, isId, quotePart, type Table } from '@ermine/model';
import type {
  AlterTableStmt,
  ClusterStmt,
  ColumnDef,
  Constraint,
  CreateStmt,
  Node,
  PartitionCmd,
  RangeVar,
  ReplicaIdentityStmt,
  TableLikeClause,
  TypeName,
} from '@pgsql/types';
import { nameOfRange, parametersOf, withParameters } from '../../parse/ast.ts';
import { columnIn } from '../../parse/constraint-names.ts';
import type { StatementContext } from '../../parse/context.ts';
import { loosen, refuseDependents, withoutReferences } from '../../parse/drop.ts';
import { partFinder, relationFinder } from '../../parse/finders.ts';
import { StatementProblem } from '../../parse/problem.ts';
import { columnsOfTable } from '../../parse/scope.ts';
import type { AlterHandler, AlterPart, ConstraintPart, ParseSlot } from '../../parse/slot.ts';
import { resolveTypeName } from '../../parse/type-name.ts';
import { constrainColumn, defineColumn, type PendingConstraints } from '../column/parse.ts';
import { inheritOverrides } from '../column-override/parse.ts';
import { attributesOf, columnsFrom } from '../opaque/composite.ts';
import { attach, partitionBound, partitionKey } from './attach.ts';
import { copyLike } from './like.ts';
import { setFree } from './own-columns.ts';

loosen('table', (record, gone) => {
  const table = record as Table;
  if (table.partition && gone.has(table.partition.of)) return 'follows';
  let next: AnyRecord = table;
  if (table.clusterOn && gone.has(table.clusterOn))
    next = withoutReferences(next, gone, 'clusterOn');
  const identity = table.replicaIdentity;
  if (identity?.mode === 'index' && gone.has(identity.index)) {
    const { replicaIdentity: _, ...rest } = next as Table;
    next = rest as Table;
  }
  return next === record ? null : { record: next };
});

/** A table constraint element as a part; its attributes stand in the node itself. */
function constraintPart(constraint: Constraint, from: number, to: number): ConstraintPart {
  return {
    constraint,
    from,
    to,
    deferrable: constraint.deferrable ?? false,
    initiallyDeferred: constraint.initdeferred ?? false,
    enforced: true,
  };
}

function parents(ctx: StatementContext, nodes: readonly Node[] | undefined): Table[] {
  return (nodes ?? []).map((node) => {
    const name = nameOfRange((node as { RangeVar?: RangeVar }).RangeVar);
    return ctx.ws.get('table', ctx.relation(name)?.id) ?? ctx.missing('relation', name);
  });
}

/** The index of the bracket that opens the list of elements, or -1. */
function elementList(ctx: StatementContext, node: CreateStmt): number {
  if (!node.tableElts || node.tableElts.length === 0) return -1;
  const tokens = ctx.tokens;
  return tokens.findTop(ctx.tokenAt(node.relation?.location), tokens.count, (i) =>
    tokens.isChar(i, '('),
  );
}

function create(node: CreateStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.relation);
  if (node.relation?.relpersistence === 't' || name.schema === 'pg_temp') {
    ctx.outcome = 'session';
    ctx.note('temporary', `temporary table ${quotePart(name.name)} was left out`);
    return;
  }
  const schema = ctx.creationSchema(name.schema);
  const taken = ctx.ws.named('relation', schema.id, name.name)[0];
  if (taken !== undefined && node.if_not_exists) {
    ctx.note('exists', `relation ${quotePart(name.name)} already exists, skipping`);
    ctx.about.push(taken);
    return;
  }
  ctx.refuseTaken('relation', schema.id, name.name, 'relation');
  const above = parents(ctx, node.inhRelations);
  const type = node.ofTypename && resolveTypeName(ctx, node.ofTypename as TypeName);
  const parameters = parametersOf(node.options);
  const table = ctx.ws.make('table', {
    parent: schema.id,
    name: name.name,
    ...(node.relation?.relpersistence === 'u' ? { persistence: 'unlogged' as const } : {}),
    ...(node.accessMethod ? { accessMethod: node.accessMethod } : {}),
    ...(node.tablespacename ? { tablespace: node.tablespacename } : {}),
    ...(parameters ? { storageParams: parameters } : {}),
    ...(type && isId(type.type) ? { ofType: type.type } : {}),
    ...(node.partbound
      ? { partition: { of: (above[0] as Table).id, bound: partitionBound(ctx, node.partbound) } }
      : above.length > 0
        ? { inherits: above.map((one) => one.id) }
        : {}),
  });
  const attributes = attributesOf(ctx, table.ofType);
  if (attributes) columnsFrom(ctx, table.id, attributes);
  for (const parent of above) inheritOverrides(ctx, parent.id, table.id);
  const after: (() => void)[] = [];
  const pending: PendingConstraints = { constraints: [], expressions: [] };
  const open = elementList(ctx, node);
  const pieces = open < 0 ? [] : ctx.tokens.splitAtCommas(open + 1, ctx.tokens.closing(open));
  (node.tableElts ?? []).forEach((element, i) => {
    const [from, to] = pieces[i] ?? [0, 0];
    const any = element as {
      ColumnDef?: ColumnDef;
      Constraint?: Constraint;
      TableLikeClause?: TableLikeClause;
    };
    if (any.TableLikeClause) after.push(copyLike(ctx, table, any.TableLikeClause));
    else if (any.Constraint) {
      // A new table has no rows that NOT VALID could spare.
      const constraint = { ...any.Constraint, skip_validation: false };
      pending.constraints.push(constraintPart(constraint, from, to));
    } else if (any.ColumnDef) {
      const definition = any.ColumnDef;
      const part = { definition, from, to };
      if (definition.typeName) defineColumn(ctx, table, part, pending);
      else {
        const known = columnsOfTable(ctx, table.id);
        constrainColumn(
          ctx,
          table,
          columnIn(known, table, definition.colname ?? ''),
          part,
          pending,
        );
      }
    }
  });
  if (node.partspec) {
    ctx.ws.set(ctx.ws.current(table), { partitionBy: partitionKey(ctx, node.partspec, table) });
  }
  for (const work of pending.expressions) work();
  ctx.dispatch.constraints(pending.constraints, ctx.ws.current(table), ctx);
  for (const work of after) work();
}

/** The first token after the altered relation's name and an asterisk. */
function commandsStart(ctx: StatementContext, relation: RangeVar | undefined): number {
  const tokens = ctx.tokens;
  let i = ctx.tokenAt(relation?.location) + 1;
  while (tokens.isChar(i, '.')) i += 2;
  return tokens.isChar(i, '*') ? i + 1 : i;
}

/** The subcommands of an ALTER … statement with their tokens. */
export function alterParts(ctx: StatementContext, node: AlterTableStmt): AlterPart[] {
  const start = commandsStart(ctx, node.relation);
  const pieces = ctx.tokens.splitAtCommas(start, ctx.tokens.count);
  return (node.cmds ?? []).map((cmd, i) => {
    const [from, to] = pieces[i] ?? [start, ctx.tokens.count];
    return {
      cmd: (cmd as { AlterTableCmd?: AlterPart['cmd'] }).AlterTableCmd ?? {},
      from,
      to,
      only: node.relation?.inh !== true,
    };
  });
}

const onTable =
  (work: (part: AlterPart, table: Table, ctx: StatementContext) => void): AlterHandler =>
  (part, relation, ctx) =>
    work(part, relation as Table, ctx);

const set = (changes: (part: AlterPart) => Partial<Record<keyof Table, unknown>>): AlterHandler =>
  onTable((part, table, ctx) => {
    ctx.ws.set(table, changes(part));
  });

/** SET LOGGED and SET UNLOGGED, which the sequences of the table's columns follow. */
const setPersistence = (persistence: Table['persistence']): AlterHandler =>
  onTable((_part, table, ctx) => {
    ctx.ws.set(table, { persistence });
    for (const sequence of ctx.ws.children('sequence', table.parent as Id)) {
      const column = ctx.ws.get('column', sequence.link?.column);
      if (column?.parent === table.id) ctx.ws.set(sequence, { persistence });
    }
  });

/** The index behind a name in the schema of a table, whatever makes it. */
function indexOf(ctx: StatementContext, table: { readonly id: Id }, name: string): Id {
  const schema = ctx.ws.schemaOf(table.id) as Id;
  return ctx.ws.named('relation', schema, name)[0] ?? ctx.missing('index', name);
}

function constraintOf(ctx: StatementContext, table: Table, part: AlterPart): AnyRecord | undefined {
  const name = part.cmd.name ?? '';
  const id = ctx.ws.named('constraint', table.id, name)[0];
  if (id) return ctx.ws.records.get(id);
  if (part.cmd.missing_ok) {
    ctx.note('missing', `constraint ${quotePart(name)} does not exist, skipping`);
    return undefined;
  }
  throw new StatementProblem(
    'undefined-object',
    `constraint ${quotePart(name)} of relation ${quotePart(table.name)} does not exist`,
  );
}

function rangeOf(part: AlterPart): RangeVar | undefined {
  return (part.cmd.def as { RangeVar?: RangeVar } | undefined)?.RangeVar;
}

function partitionOf(part: AlterPart): PartitionCmd {
  return (part.cmd.def as { PartitionCmd?: PartitionCmd } | undefined)?.PartitionCmd ?? {};
}

/** SET (…) and RESET (…) of storage parameters on a record that has them under `field`. */
export function parameterHandler(field: string, remove: boolean): AlterHandler {
  return (part, record, ctx) => {
    const items = (part.cmd.def as { List?: { items?: Node[] } } | undefined)?.List?.items;
    const before = (record as unknown as Record<string, Readonly<Record<string, string>>>)[field];
    ctx.ws.set(record, { [field]: withParameters(before, items, remove) } as never);
  };
}

/** Tells whether a partition has a trigger from a table above it. */
function isCloned(ctx: StatementContext, table: Table, name: string): boolean {
  const parent = ctx.ws.get('table', table.partition?.of);
  if (!parent) return false;
  return ctx.ws.named('trigger', parent.id, name).length > 0 || isCloned(ctx, parent, name);
}

function setEnabled(mode: string): AlterHandler {
  return onTable((part, table, ctx) => {
    const name = part.cmd.name;
    const triggers = ctx.ws.children('trigger', table.id);
    const chosen = name ? triggers.filter((one) => one.name === name) : triggers;
    if (name && chosen.length === 0) {
      if (!isCloned(ctx, table, name)) ctx.missing('trigger', name);
      ctx.warn(
        'clone-trigger',
        `trigger ${quotePart(name)} belongs to the partitioned table; its state on ${quotePart(table.name)} was left out`,
      );
    }
    for (const trigger of chosen) ctx.ws.set(trigger, { enabled: mode });
  });
}

export const parse: ParseSlot<'table'> = {
  claims: () => ['relation', 'type'],
  statements: {
    CreateStmt: create,
    ClusterStmt: (node: ClusterStmt, ctx: StatementContext) => {
      const name = nameOfRange(node.relation);
      if (!node.relation || !node.indexname) {
        ctx.outcome = 'session';
        return;
      }
      const relation = ctx.relation(name);
      const clustered =
        ctx.ws.get('table', relation?.id) ?? ctx.ws.get('materializedView', relation?.id);
      if (!clustered) ctx.missing('relation', name);
      ctx.ws.set(clustered, { clusterOn: indexOf(ctx, clustered, node.indexname) } as never);
    },
  },
  alter: {
    table: {
      AT_AddConstraint: onTable((part, table, ctx) => {
        const constraint = (part.cmd.def as { Constraint?: Constraint }).Constraint ?? {};
        ctx.dispatch.constraints(
          [constraintPart(constraint, ctx.tokenAt(constraint.location), part.to)],
          table,
          ctx,
        );
      }),
      AT_DropConstraint: onTable((part, table, ctx) => {
        const found = constraintOf(ctx, table, part);
        if (found) refuseDependents(ctx, [found.id], part.cmd.behavior === 'DROP_CASCADE');
      }),
      AT_ValidateConstraint: onTable((part, table, ctx) => {
        const found = constraintOf(ctx, table, part);
        if (found) ctx.ws.set(found, { valid: undefined } as never);
      }),
      AT_AlterConstraint: onTable((part, table, ctx) => {
        const node = part.cmd.def as {
          Constraint?: Constraint;
          ATAlterConstraint?: {
            conname?: string;
            alterDeferrability?: boolean;
            deferrable?: boolean;
            initdeferred?: boolean;
            alterEnforceability?: boolean;
            is_enforced?: boolean;
            alterInheritability?: boolean;
            noinherit?: boolean;
          };
        };
        const change = node.ATAlterConstraint ?? {};
        const name = change.conname ?? node.Constraint?.conname ?? '';
        const found = constraintOf(ctx, table, { ...part, cmd: { ...part.cmd, name } });
        if (!found) return;
        ctx.ws.set(found, {
          ...(change.alterDeferrability || node.Constraint
            ? {
                deferrable: change.deferrable ?? node.Constraint?.deferrable ?? false,
                initiallyDeferred: change.initdeferred ?? node.Constraint?.initdeferred ?? false,
              }
            : {}),
          ...(change.alterEnforceability ? { enforced: change.is_enforced ?? false } : {}),
          ...(change.alterInheritability ? { noInherit: change.noinherit ?? false } : {}),
        } as never);
      }),
      AT_AttachPartition: onTable((part, table, ctx) => {
        const cmd = partitionOf(part);
        const name = nameOfRange(cmd.name);
        const child = ctx.ws.get('table', ctx.relation(name)?.id) ?? ctx.missing('relation', name);
        attach(ctx, table, child, partitionBound(ctx, cmd.bound ?? {}));
      }),
      AT_DetachPartition: onTable((part, table, ctx) => {
        const name = nameOfRange(partitionOf(part).name);
        const child = ctx.ws.get('table', ctx.relation(name)?.id);
        if (child?.partition?.of !== table.id) {
          throw new StatementProblem(
            'undefined-object',
            `relation ${quotePart(name.name)} is not a partition of ${quotePart(table.name)}`,
          );
        }
        setFree(ctx, child, table);
      }),
      AT_DetachPartitionFinalize: () => {},
      AT_AddInherit: onTable((part, table, ctx) => {
        const name = nameOfRange(rangeOf(part));
        const parent = ctx.ws.get('table', ctx.relation(name)?.id) ?? ctx.missing('relation', name);
        ctx.ws.set(table, { inherits: [...(table.inherits ?? []), parent.id] });
      }),
      AT_DropInherit: onTable((part, table, ctx) => {
        const name = nameOfRange(rangeOf(part));
        const parent = ctx.ws.get('table', ctx.relation(name)?.id);
        if (!parent || !table.inherits?.includes(parent.id)) {
          throw new StatementProblem(
            'undefined-object',
            `relation ${quotePart(name.name)} is not a parent of relation ${quotePart(table.name)}`,
          );
        }
        setFree(ctx, table, parent);
      }),
      AT_EnableRowSecurity: set(() => ({ rowSecurity: true })),
      AT_DisableRowSecurity: set(() => ({ rowSecurity: undefined })),
      AT_ForceRowSecurity: set(() => ({ forceRowSecurity: true })),
      AT_NoForceRowSecurity: set(() => ({ forceRowSecurity: undefined })),
      AT_ReplicaIdentity: onTable((part, table, ctx) => {
        const node =
          (part.cmd.def as { ReplicaIdentityStmt?: ReplicaIdentityStmt }).ReplicaIdentityStmt ?? {};
        const modes: Readonly<Record<string, Table['replicaIdentity']>> = {
          d: undefined,
          f: { mode: 'full' },
          n: { mode: 'nothing' },
        };
        ctx.ws.set(table, {
          replicaIdentity:
            node.identity_type === 'i'
              ? { mode: 'index', index: indexOf(ctx, table, node.name ?? '') }
              : modes[node.identity_type ?? 'd'],
        });
      }),
      AT_ClusterOn: onTable((part, table, ctx) => {
        ctx.ws.set(table, { clusterOn: indexOf(ctx, table, part.cmd.name ?? '') });
      }),
      AT_DropCluster: set(() => ({ clusterOn: undefined })),
      AT_SetLogged: setPersistence(undefined),
      AT_SetUnLogged: setPersistence('unlogged'),
      AT_SetAccessMethod: set((part) => ({ accessMethod: part.cmd.name ?? undefined })),
      AT_SetTableSpace: set((part) => ({ tablespace: part.cmd.name })),
      AT_SetRelOptions: parameterHandler('storageParams', false),
      AT_ResetRelOptions: parameterHandler('storageParams', true),
      AT_DropOids: () => {},
      AT_EnableTrig: setEnabled('origin'),
      AT_EnableAlwaysTrig: setEnabled('always'),
      AT_EnableReplicaTrig: setEnabled('replica'),
      AT_DisableTrig: setEnabled('disabled'),
      AT_EnableTrigAll: setEnabled('origin'),
      AT_EnableTrigUser: setEnabled('origin'),
      AT_DisableTrigAll: setEnabled('disabled'),
      AT_DisableTrigUser: setEnabled('disabled'),
      AT_DropOf: set(() => ({ ofType: undefined })),
      AT_AddOf: onTable((part, table, ctx) => {
        const type = resolveTypeName(ctx, (part.cmd.def as { TypeName?: TypeName }).TypeName ?? {});
        if (type && isId(type.type)) ctx.ws.set(table, { ofType: type.type });
      }),
    },
  },
  find: {
    OBJECT_TABLE: relationFinder,
    OBJECT_TABCONSTRAINT: partFinder(
      (relation, name, ctx) => ctx.ws.named('constraint', relation, name)[0],
    ),
  },
};
