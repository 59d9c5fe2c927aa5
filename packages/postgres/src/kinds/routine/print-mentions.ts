// Finds routines by name in text that nothing resolved: calls of overloaded or misspelt functions.
import type { Id, Schema } from '@ermine/model';

const SPACE = /\s/;
const WORD = /[A-Za-z0-9_$\u0080-\uffff]/;

/** Makes a function that gives the routines whose names stand before a parenthesis in a text. */
export function mentionFinder(schema: Schema): (text: string) => readonly Id[] {
  const byName = new Map<string, Id[]>();
  for (const routine of schema.all('routine')) {
    const list = byName.get(routine.name);
    if (list) list.push(routine.id);
    else byName.set(routine.name, [routine.id]);
  }
  if (byName.size === 0) return () => [];
  return (text) => {
    const found = new Set<Id>();
    for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
      for (const id of byName.get(nameBefore(text, at)) ?? []) found.add(id);
    }
    return [...found];
  };
}

/** The identifier that ends before a place, as Postgres would store it; empty where there is none. */
function nameBefore(text: string, place: number): string {
  let end = place;
  while (end > 0 && SPACE.test(text[end - 1] as string)) end -= 1;
  if (text[end - 1] !== '"') {
    let start = end;
    while (start > 0 && WORD.test(text[start - 1] as string)) start -= 1;
    return text.slice(start, end).toLowerCase();
  }
  let start = end - 1;
  do {
    start = text.lastIndexOf('"', start - 1);
    // A doubled quote is part of the name.
  } while (start > 0 && text[start - 1] === '"' && --start >= 0);
  return start < 0 ? '' : text.slice(start + 1, end - 1).replaceAll('""', '"');
}
