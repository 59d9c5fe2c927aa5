// Pieces of statements that several kinds share. Knows no kind.
import { attribute, eachReference, type Id, type IndexKey, type RecordBase } from '@ermine/model';
import { quoteIdentifier } from '../identifier.ts';
import { quoteLiteral } from '../literal.ts';
import type { PrintContext } from './slot.ts';

type Params = Readonly<Record<string, string>>;

/** The parent and everything that a record refers to, but for the references of some fields. */
export function needsOf(record: RecordBase, ...except: readonly string[]): Id[] {
  const needs: Id[] = record.parent === undefined ? [] : [record.parent];
  eachReference(record, ({ id, field }) => {
    if (!except.includes(field)) needs.push(id);
  });
  return needs;
}

/** A name with dots of its own, such as a parameter `toast.fillfactor`. */
export function dottedName(name: string): string {
  return name.split('.').map(quoteIdentifier).join('.');
}

const PLAIN_VALUE = /^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|true|false|on|off)$/;

/** `key=value, …` sorted by key, as storage, view and operator class parameters are written. */
export function parameterList(params: Params): string {
  return Object.keys(params)
    .sort()
    .map((key) => {
      const value = params[key] as string;
      return `${dottedName(key)}=${PLAIN_VALUE.test(value) ? value : quoteLiteral(value)}`;
    })
    .join(', ');
}

/** ` WITH (…)`, or nothing. */
export function withClause(params: Params | undefined): string {
  return params && Object.keys(params).length > 0 ? ` WITH (${parameterList(params)})` : '';
}

/** Names of records in parentheses: `(a, b)`. */
export function nameList(ids: readonly Id[], context: PrintContext): string {
  return `(${ids.map((id) => context.name(id)).join(', ')})`;
}

/** ` (a, b)` of given names, or nothing. */
export function givenNames(names: readonly string[] | undefined): string {
  return names && names.length > 0 ? ` (${names.map(quoteIdentifier).join(', ')})` : '';
}

/** ` DEFERRABLE INITIALLY DEFERRED` as far as it differs from the default. */
export function deferrableClause(of: {
  readonly deferrable?: boolean;
  readonly initiallyDeferred?: boolean;
}): string {
  if (of.initiallyDeferred) return ' DEFERRABLE INITIALLY DEFERRED';
  return of.deferrable ? ' DEFERRABLE' : '';
}

const COLUMN_NAME = /^(?:[a-z_][a-z0-9_]*|"(?:[^"]|"")+")$/;

/** One key of an index or an exclusion constraint. */
export function indexKey(record: RecordBase, key: IndexKey, context: PrintContext): string {
  let text: string;
  if (key.column !== undefined) text = context.name(key.column);
  else {
    const expression = context.expression(record, key.expression ?? []);
    const isName =
      COLUMN_NAME.test(expression) &&
      (expression.startsWith('"') || quoteIdentifier(expression) === expression);
    text = isName ? expression : `(${expression})`;
  }
  if (key.collation) text += ` COLLATE ${context.expression(record, key.collation)}`;
  if (key.opclass) text += ` ${context.expression(record, key.opclass)}`;
  if (key.opclassParams) text += ` (${parameterList(key.opclassParams)})`;
  if (key.order === 'desc') text += ' DESC';
  const byDefault = key.order === 'desc' ? 'first' : 'last';
  if (key.nulls !== undefined && key.nulls !== byDefault) {
    text += key.nulls === 'first' ? ' NULLS FIRST' : ' NULLS LAST';
  }
  return text;
}

/** The texts of a record's expressions that nothing resolved, for {@link Unit.mentions}. */
export function mentionsOf(record: RecordBase, ...fields: readonly string[]): string[] {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect);
  };
  for (const field of fields) collect(attribute(record, field));
  return found;
}
