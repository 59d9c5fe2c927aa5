// Printed DDL as a script for a scratch database.
import { renderSql, type Schema } from '@ermine/model';
import { type Printed, rolesNamed, type Script, type SqlParser } from '@ermine/postgres';

/** The script of printed DDL; roles are those that opaque statements name. */
export function printedScript(
  printed: Extract<Printed, { ok: true }>,
  schema: Schema,
  parser: SqlParser,
): Script {
  const opaque: string[] = [];
  const created = new Set<string>();
  for (const record of schema.all('opaque')) {
    for (const statement of record.statements) {
      const text = renderSql(statement, () => 'x');
      opaque.push(text);
      const role = /^\s*create\s+(?:role|user|group)\s+("(?:[^"]|"")+"|\w+)/i.exec(text)?.[1];
      if (role) created.add(role.replaceAll('"', ''));
    }
  }
  return {
    statements: printed.statements.map(({ text, address, id }) => ({ text, address, key: id })),
    extensions: schema.all('extension').map((one) => one.name),
    roles: rolesNamed(parser, opaque).filter((role) => !created.has(role)),
  };
}
