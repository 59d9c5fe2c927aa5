// Prints one object with all that belongs to it, for people to look at.
import type { AnyRecord, Id, Schema } from '@ermine/model';
import { arrangeUnits, statementsOf } from './print-schema.ts';
import { scriptText } from './script-text.ts';

/**
 * The readable DDL of one object and the records below it. A part that has no statement of its own (a
 * column) gives the object that it is part of; what cannot be printed gives comment lines that say why.
 */
export function printRecord(schema: Schema, id: Id): string {
  for (let record = schema.get(id); record; record = above(schema, record)) {
    const { units, diagnostics } = arrangeUnits(schema, subtree(schema, record), 'readable');
    if (!units) {
      const lines = diagnostics.map(({ message }) => `-- ${message.replace(/\p{Cc}/gu, ' ')}\n`);
      return lines.join('');
    }
    if (units.length > 0) {
      return scriptText(schema, statementsOf(schema, units), 'readable', []);
    }
  }
  return '';
}

function above(schema: Schema, record: AnyRecord): AnyRecord | undefined {
  return record.parent === undefined ? undefined : schema.get(record.parent);
}

function subtree(schema: Schema, top: AnyRecord): AnyRecord[] {
  const records: AnyRecord[] = [top];
  for (let i = 0; i < records.length; i++) {
    records.push(...schema.children((records[i] as AnyRecord).id));
  }
  return records;
}
