/** Printed DDL of real schemas, judged on PostgreSQL 18. */
import { judge } from './judge.ts';

judge(18, { pgDump: false });
