// Prints a single Sql value, for people to look at.
import { namesOf, type Schema, type Sql } from '@ermine/model';
import { quoteIdentifier } from '../identifier.ts';
import { renderSqlText } from './sql-text.ts';

/** The text of an Sql value with the current names of what it refers to. */
export function printSql(schema: Schema, sql: Sql): string {
  const name = (id: string): string => {
    const record = schema.get(id);
    if (!record) return '""';
    return quoteIdentifier(record.name ?? namesOf(schema, record).at(-1) ?? '');
  };
  return renderSqlText(sql, name, 'query').text;
}
