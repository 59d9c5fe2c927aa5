// Finds routines by name in text that nothing resolved: calls of overloaded or misspelt functions.
import type { Id, Schema } from '@ermine/model';

const CALL = /([A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*|"(?:[^"]|"")+")\s*\(/g;

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
    const found: Id[] = [];
    for (const match of text.matchAll(CALL)) {
      const word = match[1] as string;
      const name = word.startsWith('"')
        ? word.slice(1, -1).replaceAll('""', '"')
        : word.toLowerCase();
      const ids = byName.get(name);
      if (ids) found.push(...ids);
    }
    return found;
  };
}
