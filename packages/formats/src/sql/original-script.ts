// The original statements of an import as a script for a scratch database.
import type { Schema } from '@ermine/model';
import {
  type ImportReport,
  type Interpreter,
  quoteIdentifier,
  type ReportEntry,
  rolesNamed,
  type Script,
  type ScriptStatement,
  type SqlParser,
} from '@ermine/postgres';
import type { Read } from './report.ts';

/** The statements of the original, for a scratch database: what was read, and settings that names depend on. */
export function originalScript(
  reads: readonly Read[],
  report: ImportReport,
  schema: Schema,
  interpreter: Interpreter,
  parser: SqlParser,
): Script {
  const statements: ScriptStatement[] = [
    { text: 'SET check_function_bodies = off', address: 'SET', key: 'preamble' },
    ...interpreter.assumedSchemas.map((name) => ({
      text: `CREATE SCHEMA ${quoteIdentifier(name)}`,
      address: `schema ${name}`,
      key: 'preamble',
    })),
  ];
  const created = new Set<string>();
  const opaque: string[] = [];
  // Transactions only matter where something is rolled back.
  const rollsBack = reads.some((read) => read.interpreted?.affects === 'rollback');
  reads.forEach((read, i) => {
    const { interpreted } = read;
    if (!interpreted) return;
    const { outcome, affects } = interpreted;
    const counts = affects === 'names' || (affects !== undefined && rollsBack);
    if (outcome !== 'read' && outcome !== 'opaque' && !counts) return;
    const entry = report.statements[i] as ReportEntry;
    const address = entry.objects[0]?.address ?? interpreted.tag;
    for (const text of interpreted.texts) {
      statements.push({ text, address, key: String(i + 1) });
      if (outcome === 'opaque') {
        opaque.push(text);
        const role = /^\s*create\s+(?:role|user|group)\s+("(?:[^"]|"")+"|\w+)/i.exec(text)?.[1];
        if (role) created.add(role.replaceAll('"', ''));
      } else if (/authorization/i.test(text)) opaque.push(text);
    }
  });
  return {
    statements,
    extensions: schema.all('extension').map((one) => one.name),
    roles: rolesNamed(parser, opaque).filter((role) => !created.has(role)),
  };
}
