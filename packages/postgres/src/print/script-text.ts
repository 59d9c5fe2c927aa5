// Joins statements to the text of a script. Knows no kind.
import type { Id, Schema } from '@ermine/model';
import type { PrintedStatement } from './print-schema.ts';

/** The whole text: a head that names what is missing, then the statements. */
export function scriptText(
  schema: Schema,
  statements: readonly PrintedStatement[],
  mode: 'canonical' | 'readable',
  missing: readonly string[],
): string {
  let text = missing.length === 0 ? '' : head(missing);
  let before: PrintedStatement | undefined;
  for (const statement of statements) {
    if (before) text += isTight(schema, before, statement, mode) ? '\n' : '\n\n';
    text += `${statement.text};`;
    before = statement;
  }
  return `${text}\n`;
}

function head(missing: readonly string[]): string {
  const lines = missing.map((address) => `--   ${address.replace(/\p{Cc}/gu, ' ')}`);
  return `-- Incomplete: the following could not be printed.\n${lines.join('\n')}\n\n`;
}

/** Statements of one line about one object stand together. */
function isTight(
  schema: Schema,
  before: PrintedStatement,
  statement: PrintedStatement,
  mode: 'canonical' | 'readable',
): boolean {
  if (before.text.includes('\n') || statement.text.includes('\n')) return false;
  if (before.id === statement.id) return true;
  return (
    mode === 'readable' &&
    firstWord(before.text) === firstWord(statement.text) &&
    owner(schema, before.id) === owner(schema, statement.id)
  );
}

function firstWord(text: string): string {
  return text.slice(0, text.indexOf(' '));
}

/** The topmost record below the schema that a record belongs to. */
function owner(schema: Schema, id: Id): Id {
  let at = id;
  for (
    let record = schema.get(id);
    record?.parent !== undefined;
    record = schema.get(record.parent)
  ) {
    const above = schema.get(record.parent);
    if (above?.parent === undefined || schema.get(above.parent)?.parent === undefined) break;
    at = record.parent;
  }
  return at;
}
