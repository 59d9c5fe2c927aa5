// Functions that no statement of a scratch database may mention: files, large objects, other servers,
// administration, and those that run a query given as text (security:B3).
import { isTree, list, name, type Tree } from './tree.ts';

const forbidden = new RegExp(
  `^(?:${[
    'lo_(?:import|export|creat|create|unlink|open|close|put|get|from_bytea|truncate|truncate64|lseek|lseek64|tell|tell64)',
    'lo(?:read|write)',
    'dblink.*',
    'pg_(?:read|write|ls|file|terminate|cancel|reload|rotate|promote|switch|create|drop|copy|logical|replication|sleep|backup|start|stop|export|import|log|restore|clear|wal_replay|signal|execute)(?:_.*)?',
    'pg_stat_file',
    'pg_stat_reset.*',
    'set_config',
    '(?:query|cursor|table|schema|database)_to_xml.*',
    'binary_upgrade_.*',
  ].join('|')})$`,
);

/** The name of a forbidden function that a tree calls; null if there is none. */
export function forbiddenCall(tree: Tree): string | null {
  const pending: unknown[] = [tree];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) {
      for (const item of value) pending.push(item);
      continue;
    }
    if (!isTree(value)) continue;
    const names = list(value, 'funcname').map(name);
    const called = names.at(-1) ?? '';
    const builtIn = names.length === 1 || names[0] === 'pg_catalog';
    if (builtIn && forbidden.test(called)) return called;
    for (const inner of Object.values(value)) pending.push(inner);
  }
  return null;
}
