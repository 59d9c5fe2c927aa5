// Schemas: the name spaces of a database.
import { field, integer } from '../field.ts';
import { defineKind, type RecordBase } from '../kind.ts';

/** A name space; `palette` is the index of its colour on the canvas. */
export interface SchemaRecord extends RecordBase<'schema'> {
  readonly name: string;
  readonly palette?: number;
}

export const schema = defineKind<SchemaRecord>({
  kind: 'schema',
  prefix: 'sch',
  noun: 'schema',
  plural: 'schemas',
  parents: ['database'],
  named: true,
  ordered: false,
  address: 'root',
  rank: 2,
  fields: { palette: field(integer, 'Colour') },
});
