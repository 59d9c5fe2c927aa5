// Which statements a scratch database executes, decided by their parse trees (security:B3). What is not
// on the list is refused; what is harmless but says nothing about a schema is left out.
import { forbiddenCall } from './allow-calls.ts';
import { isScratchExtension } from './extensions.ts';
import { field, fields, list, name, type Tree, text } from './tree.ts';

/**
 * Why a statement is not executed. `refused`: it is not on the list; `extension-unavailable`: it
 * creates an extension that the scratch database lacks; `skipped`: data and session commands, which
 * leave a schema as it is.
 */
export interface Refusal {
  readonly code: 'refused' | 'extension-unavailable' | 'skipped';
  readonly message: string;
  readonly hint?: string;
}

type Rule = (statement: Tree) => Refusal | null;

const allowed: Rule = () => null;
const skipped: Rule = () => ({
  code: 'skipped',
  message: 'data and session commands are not executed in a scratch database',
});

function refusal(what: string): Refusal {
  return { code: 'refused', message: `${what} is not executed in a scratch database` };
}

/** Settings that decide what a script's text means or what its objects look like. */
const settings = new Set([
  'search_path',
  'check_function_bodies',
  'client_encoding',
  'standard_conforming_strings',
  'escape_string_warning',
  'default_table_access_method',
  'default_tablespace',
  'default_toast_compression',
  'default_with_oids',
  'xmloption',
  'datestyle',
  'intervalstyle',
  'timezone',
  'extra_float_digits',
  'bytea_output',
  'array_nulls',
  'transform_null_equals',
]);

const variableSet: Rule = (statement) => {
  const setting = text(statement, 'name').toLowerCase();
  if (setting === 'role' || setting === 'session_authorization') return refusal('SET ROLE');
  if (text(statement, 'kind') === 'VAR_RESET_ALL' || settings.has(setting)) return null;
  return skipped(statement);
};

/** CREATE LANGUAGE without a handler is CREATE EXTENSION to the grammar; plpgsql is always there. */
const extension: Rule = (statement) => {
  const extname = text(statement, 'extname');
  if (extname === 'plpgsql') return skipped(statement);
  if (isScratchExtension(extname)) return null;
  return {
    code: 'extension-unavailable',
    message: `extension "${extname}" is not available in the scratch database`,
    hint: 'Verify against a server that has the extension',
  };
};

const routine: Rule = (statement) => {
  for (const option of list(statement, 'options')) {
    const element = field(option, 'DefElem');
    if (text(element, 'defname') !== 'language') continue;
    const language = name(field(element, 'arg')).toLowerCase();
    if (language !== 'sql' && language !== 'plpgsql') return refusal(`LANGUAGE ${language}`);
  }
  return null;
};

const copy: Rule = (statement) => {
  if (statement.is_program === true) return refusal('COPY … PROGRAM');
  if (text(statement, 'filename') !== '') return refusal('COPY with a file');
  return skipped(statement);
};

/** SELECT creates a table (INTO), sets a setting, or moves a sequence; anything else is a call. */
const select: Rule = (statement) => {
  if (statement.intoClause !== undefined) return null;
  const targets = list(statement, 'targetList');
  const call = field(field(field(targets[0], 'ResTarget'), 'val'), 'FuncCall');
  const called = name(list(call, 'funcname').at(-1));
  const plain = targets.length === 1 && list(statement, 'fromClause').length === 0;
  if (plain && called === 'setval') return skipped(statement);
  const [setting, value] = list(call, 'args').map((argument) => field(argument, 'A_Const'));
  if (plain && called === 'set_config' && setting && value) {
    return variableSet({ name: text(field(setting, 'sval'), 'sval') });
  }
  return refusal('SELECT');
};

const schemaElements: Rule = (statement) => {
  for (const element of list(statement, 'schemaElts')) {
    const found = refuse(element);
    if (found) return found;
  }
  return null;
};

const rules: Readonly<Record<string, Rule>> = {
  CreateSchemaStmt: schemaElements,
  CreateExtensionStmt: extension,
  CreateFunctionStmt: routine,
  VariableSetStmt: variableSet,
  SelectStmt: select,
  CopyStmt: copy,
};

const allowedTags = `CreateStmt AlterTableStmt IndexStmt CreateSeqStmt AlterSeqStmt CreateEnumStmt
  AlterEnumStmt CreateDomainStmt AlterDomainStmt CompositeTypeStmt CreateRangeStmt DefineStmt
  AlterTypeStmt ViewStmt CreateTableAsStmt AlterFunctionStmt CreateTrigStmt RuleStmt
  CreatePolicyStmt AlterPolicyStmt CreateStatsStmt AlterStatsStmt CommentStmt SecLabelStmt
  RenameStmt AlterObjectSchemaStmt AlterObjectDependsStmt AlterOwnerStmt DropStmt GrantStmt
  GrantRoleStmt AlterDefaultPrivilegesStmt CreateRoleStmt AlterRoleStmt AlterRoleSetStmt
  DropRoleStmt DropOwnedStmt ReassignOwnedStmt CreateCastStmt CreateConversionStmt
  CreateOpClassStmt CreateOpFamilyStmt AlterOpFamilyStmt AlterOperatorStmt AlterCollationStmt
  AlterTSDictionaryStmt AlterTSConfigurationStmt CreateTransformStmt CreateAmStmt
  CreatePublicationStmt AlterPublicationStmt AlterExtensionContentsStmt AlterDatabaseSetStmt
  ClusterStmt TransactionStmt`;

const skippedTags = `InsertStmt UpdateStmt DeleteStmt MergeStmt TruncateStmt VacuumStmt LockStmt
  RefreshMatViewStmt ReindexStmt CheckPointStmt DiscardStmt ListenStmt UnlistenStmt NotifyStmt
  ExplainStmt VariableShowStmt ConstraintsSetStmt`;

const words = (tags: string) => tags.split(/\s+/);
const byTag = new Map<string, Rule>([
  ...words(allowedTags).map((tag): [string, Rule] => [tag, allowed]),
  ...words(skippedTags).map((tag): [string, Rule] => [tag, skipped]),
  ...Object.entries(rules),
]);

/** What a statement makes, if it is gone with the session. */
function isTemporary(statement: Tree): boolean {
  const made = [
    field(statement, 'relation'),
    field(statement, 'view'),
    field(statement, 'sequence'),
    field(field(statement, 'into'), 'rel'),
    field(field(statement, 'intoClause'), 'rel'),
  ];
  return made.some(
    (relation) =>
      text(relation, 'relpersistence') === 't' || text(relation, 'schemaname') === 'pg_temp',
  );
}

/** Null if a scratch database may execute the statement (one node of a parse tree), else why not. */
export function refuse(node: Tree): Refusal | null {
  const [tag, statement] = fields(node)[0] ?? ['', {}];
  const rule = byTag.get(tag);
  if (!rule) return refusal(tag.replace(/Stmt$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
  const found = rule(statement);
  if (found) return found;
  if (isTemporary(statement)) return skipped(statement);
  if (tag === 'TransactionStmt' && /PREPARE/.test(text(statement, 'kind'))) {
    return refusal('PREPARE TRANSACTION');
  }
  const isSetting = tag === 'SelectStmt' && statement.intoClause === undefined;
  const call = isSetting ? null : forbiddenCall(statement);
  return call === null ? null : refusal(`${call}()`);
}
