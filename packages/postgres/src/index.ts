// What Ermine knows of Postgres: reading parse trees, printing DDL, reading catalogs.

export {
  addressOfRow,
  beginSnapshot,
  type CatalogKind,
  type CatalogRow,
  compareSnapshots,
  type Difference,
  endSnapshot,
  type Json,
  type ObservedAttribute,
  type Snapshot,
  type SnapshotQuery,
  sameJson,
  snapshotKinds,
  snapshotQueries,
} from './catalog/index.ts';
export {
  checkIdentifier,
  clipUtf8,
  maxIdentifierBytes,
  quoteIdentifier,
  utf8Length,
} from './identifier.ts';
export { dollarQuote, quoteLiteral } from './literal.ts';
export {
  checkName,
  chooseName,
  domainCheckName,
  domainNotNullName,
  exclusionName,
  foreignKeyName,
  type IsTaken,
  indexKeyNames,
  indexName,
  makeObjectName,
  notNullName,
  primaryKeyName,
  sequenceName,
  uniqueName,
} from './names.ts';
export { type Interpreted, Interpreter, type SqlParser } from './parse/interpret.ts';
export { openComment, readToken, skipBlank, Tokens, TokenType } from './parse/lexer.ts';
export { Offsets } from './parse/offsets.ts';
export { rolesNamed } from './parse/roles.ts';
export { type Piece, readStatement, splitStatements } from './parse/split.ts';
export { printRecord } from './print/print-record.ts';
export {
  type Printed,
  type PrintedStatement,
  type PrintOptions,
  printSchema,
} from './print/print-schema.ts';
export { printSql } from './print/print-sql.ts';
export { qualifiedName, qualifiedNames } from './qualified-name.ts';
export type {
  ImportReport,
  Outcome,
  ReportEntry,
  Verified,
  VerifiedDifference,
} from './report.ts';
export type { Script, ScriptStatement } from './script.ts';
export { canonicalTypeName, isCatalogType, printType, typeNameOfAlias } from './types.ts';
export { defaultVersion, supportedVersions } from './versions.ts';
