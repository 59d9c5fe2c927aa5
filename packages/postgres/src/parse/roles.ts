// Roles that statements name, so that a scratch database can have them.
import type { SqlParser } from './interpret.ts';

/** The names of roles in some statements, each once; texts that do not parse have none. */
export function rolesNamed(parser: SqlParser, texts: readonly string[]): string[] {
  const roles = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    else if (typeof node === 'object' && node !== null) {
      const name = (node as { rolename?: unknown }).rolename;
      if (typeof name === 'string') roles.add(name);
      for (const value of Object.values(node)) visit(value);
    }
  };
  for (const text of texts) {
    try {
      visit(parser.parse(text));
    } catch {
      // Not a statement that could name a role.
    }
  }
  return [...roles].sort();
}
