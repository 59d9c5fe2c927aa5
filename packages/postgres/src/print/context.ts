// What slots may ask while they print: names, types and expressions, rendered and checked.
import {
  type Diagnostic,
  type Id,
  namesOf,
  type RecordBase,
  type Schema,
  type Sql,
  type TypeRef,
} from '@ermine/model';
import { quoteIdentifier } from '../identifier.ts';
import { qualifiedName } from '../qualified-name.ts';
import { printType } from '../types.ts';
import { defaultVersion } from '../versions.ts';
import { printSlotOf } from './registry.ts';
import type { PrintContext } from './slot.ts';
import { renderSqlText, type SqlProblem } from './sql-text.ts';

const PROBLEMS: Readonly<Record<SqlProblem, string>> = {
  unterminated: 'has a quoted text or a comment that does not end',
  unbalanced: 'has unbalanced parentheses',
  semicolon: 'contains a semicolon',
  comma: 'is more than one expression',
};

// Words that a default inside CREATE TABLE (the grammar's b_expr) takes only in parentheses.
const NEEDS_PARENTHESES =
  /\b(?:and|or|not|is|isnull|notnull|like|ilike|similar|between|in|at|collate|any|all|some|overlaps|operator)\b/i;

/** Makes the context of one run; `deferred` are the parts that are printed by themselves. */
export function createContext(
  schema: Schema,
  mode: PrintContext['mode'],
  deferred: ReadonlySet<Id>,
  report: (diagnostic: Diagnostic) => void,
): PrintContext {
  const quoted = new Map<Id, string>();
  const qualified = new Map<Id, string>();

  const name = (id: Id): string => {
    let text = quoted.get(id);
    if (text === undefined) {
      text = quoteIdentifier(lastName(schema, id));
      quoted.set(id, text);
    }
    return text;
  };
  const render = (record: RecordBase, sql: Sql, place: 'expression' | 'query') => {
    const rendered = renderSqlText(sql, name, place);
    if (rendered.problem) {
      report({
        code: 'invalid-expression',
        severity: 'error',
        message: `an expression ${PROBLEMS[rendered.problem]}`,
        detail: rendered.text.slice(0, 200),
        hint: 'Complete the expression so that it ends where its place in the statement ends.',
        subject: record.id,
      });
    }
    return rendered;
  };
  const context: PrintContext = {
    schema,
    mode,
    version: schema.root.targetVersion ?? defaultVersion,
    isDeferred: (id) => deferred.has(id),
    name,
    qualified: (id) => {
      let text = qualified.get(id);
      if (text === undefined) {
        text = qualifiedName(schema, id);
        qualified.set(id, text);
      }
      return text;
    },
    type: (ref: TypeRef) => printType(schema, ref),
    expression: (record, sql) => render(record, sql, 'expression').text,
    parenthesised: (record, sql) => {
      const { text, wrapped } = render(record, sql, 'expression');
      return !wrapped && NEEDS_PARENTHESES.test(text) ? `(${text})` : text;
    },
    query: (record, sql) => render(record, sql, 'query').text,
    commentTarget: (id) => {
      const record = schema.get(id);
      return (record && printSlotOf(record.kind)?.commentTarget?.(record, context)) ?? null;
    },
    report,
  };
  return context;
}

/** The name of a record; of one without a name of its own, that of what it is about. */
function lastName(schema: Schema, id: Id): string {
  const record = schema.get(id);
  if (!record) return '';
  return record.name ?? namesOf(schema, record).at(-1) ?? '';
}
