// Command tags: what Postgres calls a statement.
import type { Node } from '@pgsql/types';
import { Tokens } from './lexer.ts';

const fixed: Readonly<Record<string, string>> = {
  CreateStmt: 'CREATE TABLE',
  IndexStmt: 'CREATE INDEX',
  ViewStmt: 'CREATE VIEW',
  CreateSeqStmt: 'CREATE SEQUENCE',
  AlterSeqStmt: 'ALTER SEQUENCE',
  CreateEnumStmt: 'CREATE TYPE',
  CompositeTypeStmt: 'CREATE TYPE',
  CreateRangeStmt: 'CREATE TYPE',
  AlterEnumStmt: 'ALTER TYPE',
  CreateDomainStmt: 'CREATE DOMAIN',
  AlterDomainStmt: 'ALTER DOMAIN',
  CreateTrigStmt: 'CREATE TRIGGER',
  CreateSchemaStmt: 'CREATE SCHEMA',
  CreateExtensionStmt: 'CREATE EXTENSION',
  CommentStmt: 'COMMENT',
  GrantStmt: 'GRANT',
  GrantRoleStmt: 'GRANT ROLE',
  AlterDefaultPrivilegesStmt: 'ALTER DEFAULT PRIVILEGES',
  CreatePolicyStmt: 'CREATE POLICY',
  AlterPolicyStmt: 'ALTER POLICY',
  RuleStmt: 'CREATE RULE',
  CreateRoleStmt: 'CREATE ROLE',
  AlterRoleStmt: 'ALTER ROLE',
  AlterRoleSetStmt: 'ALTER ROLE',
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  CopyStmt: 'COPY',
  SelectStmt: 'SELECT',
  DoStmt: 'DO',
  CallStmt: 'CALL',
  CreateStatsStmt: 'CREATE STATISTICS',
  CreatePublicationStmt: 'CREATE PUBLICATION',
  AlterPublicationStmt: 'ALTER PUBLICATION',
  CreateSubscriptionStmt: 'CREATE SUBSCRIPTION',
  CreateEventTrigStmt: 'CREATE EVENT TRIGGER',
  AlterEventTrigStmt: 'ALTER EVENT TRIGGER',
  CreateCastStmt: 'CREATE CAST',
  CreateForeignTableStmt: 'CREATE FOREIGN TABLE',
  CreateForeignServerStmt: 'CREATE SERVER',
  CreateFdwStmt: 'CREATE FOREIGN DATA WRAPPER',
  CreateUserMappingStmt: 'CREATE USER MAPPING',
  SecLabelStmt: 'SECURITY LABEL',
};

const altered: Readonly<Record<string, string>> = {
  OBJECT_TABLE: 'ALTER TABLE',
  OBJECT_INDEX: 'ALTER INDEX',
  OBJECT_VIEW: 'ALTER VIEW',
  OBJECT_MATVIEW: 'ALTER MATERIALIZED VIEW',
  OBJECT_SEQUENCE: 'ALTER SEQUENCE',
  OBJECT_FOREIGN_TABLE: 'ALTER FOREIGN TABLE',
  OBJECT_TYPE: 'ALTER TYPE',
};

/** Words that may stand between CREATE or ALTER and the kind of object. */
const filler = new Set([
  'or',
  'replace',
  'unique',
  'temp',
  'temporary',
  'unlogged',
  'only',
  'local',
  'global',
  'recursive',
  'constraint',
  'trusted',
  'procedural',
]);
const followers = new Set([
  'view',
  'table',
  'data',
  'trigger',
  'search',
  'class',
  'family',
  'privileges',
  'mapping',
  'method',
  'object',
  'wrapper',
]);
const pairs = new Set([
  'materialized',
  'foreign',
  'event',
  'text',
  'operator',
  'default',
  'user',
  'access',
  'large',
  'data',
]);

/** The command tag of a statement: from its node, else from its first words. */
export function commandTag(node: Node, text: string, start: number, end: number): string {
  for (const tag in node) {
    const known =
      tag === 'AlterTableStmt'
        ? altered[(node as { AlterTableStmt: { objtype?: string } }).AlterTableStmt.objtype ?? '']
        : fixed[tag];
    if (known) return known;
  }
  return firstWords(text, start, Math.min(end, start + 200));
}

/** The first words of a statement up to the kind of object: `CREATE MATERIALIZED VIEW`. */
export function firstWords(text: string, start: number, end: number): string {
  const tokens = new Tokens(text, start, end);
  const word = (i: number): string =>
    i < tokens.count && tokens.types[i] === 1
      ? text.slice(tokens.start(i), tokens.end(i)).toLowerCase()
      : '';
  const verb = word(0);
  if (!['create', 'alter', 'drop', 'comment', 'security', 'refresh'].includes(verb)) {
    return verb.toUpperCase() || 'SQL';
  }
  let i = 1;
  while (filler.has(word(i)) && word(i + 1) !== '') i += 1;
  const noun = word(i);
  let tag = noun === '' ? verb : `${verb} ${noun}`;
  if (pairs.has(noun) && followers.has(word(i + 1))) tag += ` ${word(i + 1)}`;
  return tag.toUpperCase();
}
