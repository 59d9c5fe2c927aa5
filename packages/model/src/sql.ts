// Sql values (postgres-model §2.5): author's text with references to records inside.
import type { Id } from './id.ts';

/** Text fragments and references; a reference renders as the target's current, quoted name. */
export type Sql = readonly (string | { readonly id: Id })[];

/** An Sql value of text alone. */
export function sqlText(text: string): Sql {
  return [text];
}

/** The ids that an Sql value refers to, in order of appearance, repetitions included. */
export function sqlReferences(sql: Sql): Id[] {
  const ids: Id[] = [];
  for (const part of sql) if (typeof part !== 'string') ids.push(part.id);
  return ids;
}

/** Renders an Sql value; `nameOf` gives the quoted name of a referenced record. */
export function renderSql(sql: Sql, nameOf: (id: Id) => string): string {
  let text = '';
  for (const part of sql) text += typeof part === 'string' ? part : nameOf(part.id);
  return text;
}
