/** Printed DDL of real schemas, judged on PostgreSQL 15, with pg_dump as a second witness. */
import { judge } from './judge.ts';

judge(15, { pgDump: true });
