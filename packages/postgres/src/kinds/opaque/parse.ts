// Statements of kinds that are not modelled: each is kept with the address it will be known by, below
// the object it is about, and with secrets cut out.

import { addressOf, type Id, type Opaque, quotePart, Schema, type Sql } from '@ermine/model';
import type {
  AlterOwnerStmt,
  AlterPolicyStmt,
  AlterStatsStmt,
  CompositeTypeStmt,
  CreateEnumStmt,
  CreateForeignTableStmt,
  CreatePolicyStmt,
  CreateStatsStmt,
  DefineStmt,
  GrantStmt,
  Node,
  RangeVar,
  RuleStmt,
} from '@pgsql/types';
import { nameOfList, nameOfRange } from '../../parse/ast.ts';
import type { QualifiedName, StatementContext } from '../../parse/context.ts';
import { listItems, nameOfObject, partFinder } from '../../parse/finders.ts';
import { TokenType } from '../../parse/lexer.ts';
import { moveToSchema } from '../../parse/move.ts';
import { appendOpaque, keepOpaque, statementSql } from '../../parse/opaque-object.ts';
import { emptyScope, rowScope, tableScope } from '../../parse/scope.ts';
import type { AlterHandler, ParseSlot, StatementHandler } from '../../parse/slot.ts';
import type { NameSpace } from '../../parse/workspace.ts';
import { viewFromRule } from '../view/parse.ts';
import { defineAttributes, followComposite } from './composite.ts';

const spaces: Readonly<Record<string, readonly NameSpace[]>> = {
  aggregate: ['routine'],
  type: ['type'],
  composite: ['type', 'relation'],
  table: ['relation', 'type'],
};

/** The address of a record as it stands now. */
export function currentAddress(ctx: StatementContext, id: Id): string {
  const record = ctx.ws.records.get(id);
  return record ? addressOf(new Schema(ctx.ws.records), record) : id;
}

function inSchema(
  ctx: StatementContext,
  tag: string,
  noun: string,
  name: QualifiedName,
  node: object,
  provides = noun,
): Opaque {
  const schema = ctx.creationSchema(name.schema);
  const address = `${noun} ${quotePart(schema.name)}.${quotePart(name.name)}`;
  ctx.outcome = 'opaque';
  return keepOpaque(ctx, {
    tag,
    address,
    node,
    parent: schema.id,
    name: name.name,
    provides: [`${provides} ${quotePart(schema.name)}.${quotePart(name.name)}`],
  });
}

const defineTags: Readonly<Record<string, readonly [string, string]>> = {
  OBJECT_AGGREGATE: ['CREATE AGGREGATE', 'aggregate'],
  OBJECT_OPERATOR: ['CREATE OPERATOR', 'operator'],
  OBJECT_TYPE: ['CREATE TYPE', 'type'],
  OBJECT_COLLATION: ['CREATE COLLATION', 'collation'],
  OBJECT_TSCONFIGURATION: ['CREATE TEXT SEARCH CONFIGURATION', 'text search configuration'],
  OBJECT_TSDICTIONARY: ['CREATE TEXT SEARCH DICTIONARY', 'text search dictionary'],
  OBJECT_TSPARSER: ['CREATE TEXT SEARCH PARSER', 'text search parser'],
  OBJECT_TSTEMPLATE: ['CREATE TEXT SEARCH TEMPLATE', 'text search template'],
};

function define(node: DefineStmt, ctx: StatementContext): void {
  const [tag, noun] = defineTags[node.kind as string] ?? ['CREATE', 'object'];
  inSchema(ctx, tag, noun, nameOfList(node.defnames), { DefineStmt: node });
}

function policy(node: CreatePolicyStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.table);
  const table = ctx.ws.get('table', ctx.relation(name)?.id);
  if (!table) ctx.missing('relation', name);
  ctx.outcome = 'opaque';
  keepOpaque(ctx, {
    tag: 'CREATE POLICY',
    address: `policy ${currentAddress(ctx, table.id).slice('table '.length)}.${quotePart(node.policy_name ?? '')}`,
    node: { CreatePolicyStmt: node },
    parent: table.id,
    name: node.policy_name ?? '',
    scope: tableScope(ctx, table.id),
  });
}

function alterPolicy(node: AlterPolicyStmt, ctx: StatementContext): void {
  const name = nameOfRange(node.table);
  const table = ctx.ws.get('table', ctx.relation(name)?.id);
  const known = table && partOf(ctx, table.id, 'CREATE POLICY', node.policy_name ?? '');
  if (!table || !known) ctx.missing('policy', node.policy_name ?? '');
  ctx.outcome = 'opaque';
  appendOpaque(ctx, known, { AlterPolicyStmt: node }, tableScope(ctx, table.id));
}

function alterStatistics(node: AlterStatsStmt, ctx: StatementContext): void {
  const name = nameOfList(node.defnames);
  const known = ctx
    .lookupSchemas(name.schema)
    .map((schema) => partOf(ctx, schema.id, 'CREATE STATISTICS', name.name))
    .find((one) => one !== undefined);
  if (!known) {
    if (!node.missing_ok) ctx.missing('statistics object', name);
    ctx.note('missing', `statistics object ${quotePart(name.name)} does not exist, skipping`);
    return;
  }
  ctx.outcome = 'opaque';
  appendOpaque(ctx, known, { AlterStatsStmt: node });
}

/** The opaque object of a name below a record. */
function partOf(ctx: StatementContext, parent: Id, tag: string, name: string): Opaque | undefined {
  return ctx.ws.children('opaque', parent).find((one) => one.tag === tag && one.name === name);
}

/** ENABLE and DISABLE RULE: kept with the rule. */
const enableRule: AlterHandler = (part, relation, ctx) => {
  const name = part.cmd.name ?? '';
  const known = partOf(ctx, relation.id, 'CREATE RULE', name) ?? ctx.missing('rule', name);
  ctx.outcome = 'opaque';
  const of = ctx.ws.schemaOf(relation.id);
  const schema: Sql = of === undefined ? [] : [{ id: of }, '.'];
  const words = ctx.slice(part.from, part.to - 1);
  const statement: Sql = [
    'ALTER TABLE ',
    ...schema,
    { id: relation.id },
    ` ${words} `,
    { id: known.id },
  ];
  ctx.ws.set(known, { statements: [...known.statements, statement] });
};

const ruleStates = {
  AT_EnableRule: enableRule,
  AT_EnableAlwaysRule: enableRule,
  AT_EnableReplicaRule: enableRule,
  AT_DisableRule: enableRule,
};

function rule(node: RuleStmt, ctx: StatementContext): void {
  if (node.rulename === '_RETURN') {
    viewFromRule(node, ctx);
    return;
  }
  const name = nameOfRange(node.relation);
  const relation = ctx.relation(name);
  if (!relation) ctx.missing('relation', name);
  const address = currentAddress(ctx, relation.id);
  ctx.outcome = 'opaque';
  keepOpaque(ctx, {
    tag: 'CREATE RULE',
    address: `rule ${address.slice(address.indexOf(' ') + 1)}.${quotePart(node.rulename ?? '')}`,
    node: { RuleStmt: node },
    parent: relation.id,
    name: node.rulename ?? '',
    scope: rowScope(ctx, relation.id),
  });
}

const ownerFinders: Readonly<Record<string, string>> = { OBJECT_LARGEOBJECT: '' };

/** Keeps an ownership below the object it is about. */
export function keepOwner(
  ctx: StatementContext,
  id: Id | undefined,
  node: object,
  text?: Sql,
  name = 'object',
): void {
  const opaque = ctx.ws.get('opaque', id);
  if (opaque && !text) {
    appendOpaque(ctx, opaque, node);
    return;
  }
  keepOpaque(ctx, {
    tag: 'OWNER',
    address: `owner of ${id ? currentAddress(ctx, id) : name}`,
    node,
    ...(id ? { parent: id } : {}),
    ...(text ? { text } : {}),
  });
}

function owner(node: AlterOwnerStmt, ctx: StatementContext): void {
  ctx.outcome = 'opaque';
  ctx.tag = 'OWNER';
  const type = node.objectType as string;
  const id =
    ownerFinders[type] === undefined ? ctx.dispatch.find(type, node.object, ctx) : undefined;
  if (!id && ctx.dispatch.knows(type)) ctx.missing('object', nameOfObject(node.object));
  const noun = type.slice('OBJECT_'.length).toLowerCase().replaceAll('_', ' ');
  const { name } = nameOfObject(node.object);
  keepOwner(ctx, id, { AlterOwnerStmt: node }, undefined, `${noun} ${quotePart(name)}`);
}

const grantFinders: Readonly<Record<string, string>> = {
  OBJECT_DOMAIN: 'OBJECT_TYPE',
};

/** The one object that a GRANT is about, or undefined for several or all of a schema. */
function grantTarget(node: GrantStmt, ctx: StatementContext): Id | undefined {
  const objects = node.objects ?? [];
  if (node.targtype !== 'ACL_TARGET_OBJECT' || objects.length !== 1) return undefined;
  const object = objects[0] as { RangeVar?: RangeVar };
  if (object.RangeVar) {
    const name = nameOfRange(object.RangeVar);
    return ctx.relation(name)?.id ?? ctx.missing('relation', name);
  }
  const type = node.objtype as string;
  return ctx.dispatch.find(grantFinders[type] ?? type, objects[0], ctx);
}

function grant(node: GrantStmt, ctx: StatementContext): void {
  ctx.outcome = 'opaque';
  const id = grantTarget(node, ctx);
  const tag = 'GRANT';
  if (id && ctx.ws.get('opaque', id)) {
    appendOpaque(ctx, ctx.ws.get('opaque', id) as Opaque, { GrantStmt: node });
    return;
  }
  keepOpaque(ctx, {
    tag,
    address: id ? `privileges on ${currentAddress(ctx, id)}` : 'privileges',
    node: { GrantStmt: node },
    ...(id ? { parent: id } : {}),
  });
}

/** The statement's text with the value after a word cut out: passwords and connection strings. */
function withoutSecret(ctx: StatementContext, node: object, words: readonly string[]): Sql {
  const tokens = ctx.tokens;
  for (let i = 0; i + 1 < tokens.count; i++) {
    if (!words.some((word) => tokens.isWord(i, word))) continue;
    const value = i + 1;
    const list = tokens.isChar(value, '(');
    if (tokens.types[value] !== TokenType.string && !list) continue;
    const from =
      tokens.isWord(i - 1, 'encrypted') || tokens.isWord(i - 1, 'unencrypted') ? i - 1 : i;
    const to = list ? tokens.closing(value) : value;
    ctx.warn('secret-removed', `the value after ${words[0]?.toUpperCase()} was removed`, {
      hint: 'Secrets are never kept in a design.',
    });
    const { text, start, end } = ctx.source;
    const keep = words[0] === 'connection' ? "connection ''" : '';
    return [
      `${text.slice(start, tokens.start(from))}${keep}${text.slice(tokens.end(to), end)}`.trim(),
    ];
  }
  return statementSql(ctx, node);
}

const secretWords: Readonly<Record<string, readonly string[]>> = {
  CreateRoleStmt: ['password'],
  AlterRoleStmt: ['password'],
  CreateUserMappingStmt: ['options'],
  AlterUserMappingStmt: ['options'],
  CreateSubscriptionStmt: ['connection'],
  AlterSubscriptionStmt: ['connection'],
};

function nameInside(node: Record<string, unknown>): string {
  for (const key of [
    'role',
    'rolename',
    'pubname',
    'subname',
    'trigname',
    'servername',
    'fdwname',
    'amname',
    'plname',
    'tablespacename',
    'name',
  ]) {
    if (typeof node[key] === 'string') return node[key] as string;
  }
  for (const key of ['defnames', 'typeName', 'opclassname', 'opfamilyname', 'conversion_name']) {
    if (Array.isArray(node[key])) return nameOfList(node[key] as Node[]).name;
  }
  return '';
}

/** Keeps a statement for which no kind has a handler. */
export function keepUnmodelled(
  nodeTag: string,
  node: object,
  tag: string,
  ctx: StatementContext,
): void {
  ctx.outcome = 'opaque';
  const inner = node as Record<string, unknown>;
  const secrets = secretWords[nodeTag];
  const name = nameInside(inner);
  const noun = tag.replace(/^(CREATE|ALTER) /, '').toLowerCase();
  const wrapped = { [nodeTag]: node };
  const text = secrets ? withoutSecret(ctx, wrapped, secrets) : undefined;
  const relation = (inner.relation ?? inner.table) as RangeVar | undefined;
  const parent =
    relation && 'relname' in relation ? ctx.relation(nameOfRange(relation))?.id : undefined;
  if (tag.startsWith('ALTER ') && name) {
    const known = [...ctx.ws.records.values()].find(
      (one): one is Opaque => one.kind === 'opaque' && one.address === `${noun} ${quotePart(name)}`,
    );
    if (known) {
      appendOpaque(ctx, known, wrapped);
      return;
    }
  }
  keepOpaque(ctx, {
    tag,
    address: name ? `${noun} ${quotePart(name)}` : noun,
    node: wrapped,
    ...(text ? { text } : {}),
    ...(parent ? { parent } : {}),
    ...(name ? { name } : {}),
    scope: emptyScope,
  });
}

const range: StatementHandler = (node: CreateEnumStmt, ctx) => {
  inSchema(ctx, 'CREATE TYPE', 'type', nameOfList(node.typeName), { CreateRangeStmt: node });
};

const composite: StatementHandler = (node: CompositeTypeStmt, ctx) => {
  const name = nameOfRange(node.typevar);
  const wrapped = { CompositeTypeStmt: node };
  const type = inSchema(ctx, 'CREATE TYPE', 'type', name, wrapped, 'composite');
  defineAttributes(ctx, type.id, node.coldeflist);
};

const statistics: StatementHandler = (node: CreateStatsStmt, ctx) => {
  const wrapped = { CreateStatsStmt: node };
  const name = nameOfList(node.defnames);
  // Without a name PostgreSQL makes one up.
  if (name.name === '') keepUnmodelled('CreateStatsStmt', node, 'CREATE STATISTICS', ctx);
  else inSchema(ctx, 'CREATE STATISTICS', 'statistics', name, wrapped);
};

const foreignTable: StatementHandler = (node: CreateForeignTableStmt, ctx) => {
  const name = nameOfRange(node.base?.relation);
  const wrapped = { CreateForeignTableStmt: node };
  inSchema(ctx, 'CREATE FOREIGN TABLE', 'foreign table', name, wrapped, 'table');
};

/** Writes the address anew, and with it what the object provides. */
function setAddress(ctx: StatementContext, id: Id): void {
  const record = ctx.ws.get('opaque', id);
  const noun = record?.tag.replace(/^CREATE /, '').toLowerCase();
  const parent = record?.parent === undefined ? undefined : currentAddress(ctx, record.parent);
  if (!record || parent === undefined) return;
  const above = parent.slice(parent.indexOf(' ') + 1);
  const names = record.parent === ctx.root.id ? '' : `${above}.`;
  const name = `${names}${quotePart(record.name ?? '')}`;
  ctx.ws.set(record, {
    address: `${noun} ${name}`,
    provides: record.provides?.map((text) => `${text.split(' ')[0]} ${name}`),
  });
}

const child = (tag: string) =>
  partFinder((relation, name, ctx) => partOf(ctx, relation, tag, name)?.id);

export const parse: ParseSlot<'opaque'> = {
  claims: (record) =>
    (record.provides ?? []).flatMap((text) => spaces[text.split(' ')[0] ?? ''] ?? []),
  append: (record, node, ctx) => {
    ctx.outcome = 'opaque';
    followComposite(ctx, record, node);
    appendOpaque(ctx, record, node);
  },
  rename: (record, name, ctx) => {
    ctx.outcome = 'opaque';
    ctx.ws.set(record, { name });
    setAddress(ctx, record.id);
  },
  move: (record, schema, ctx) => {
    ctx.outcome = 'opaque';
    moveToSchema(ctx, [record], schema);
    setAddress(ctx, record.id);
  },
  statements: {
    DefineStmt: define,
    CompositeTypeStmt: composite,
    CreateRangeStmt: range,
    CreateStatsStmt: statistics,
    CreateForeignTableStmt: foreignTable,
    CreatePolicyStmt: policy,
    RuleStmt: rule,
    AlterOwnerStmt: owner,
    GrantStmt: grant,
    AlterPolicyStmt: alterPolicy,
    AlterStatsStmt: alterStatistics,
  },
  alter: { table: ruleStates, view: ruleStates },
  find: {
    OBJECT_POLICY: child('CREATE POLICY'),
    OBJECT_RULE: child('CREATE RULE'),
    OBJECT_FOREIGN_TABLE: (object, ctx) => ctx.relation(nameOfList(listItems(object)))?.id,
  },
};

/** Object types whose command is not called like them. */
const nouns: Readonly<Record<string, string>> = { OBJECT_STATISTIC_EXT: 'STATISTICS' };

/** Finds an opaque object that has no name space of its own: by what its statement creates and its name. */
export function findUnmodelled(
  objectType: string,
  object: Node | undefined,
  ctx: StatementContext,
): Id | undefined {
  const noun = nouns[objectType] ?? objectType.slice('OBJECT_'.length).replaceAll('_', ' ');
  const { name } = nameOfObject(object);
  for (const record of ctx.ws.records.values()) {
    if (record.kind === 'opaque' && record.tag === `CREATE ${noun}` && record.name === name) {
      return record.id;
    }
  }
  return undefined;
}
