// What Ermine knows of Postgres: reading parse trees, printing DDL, reading catalogs.
export type {
  ImportReport,
  Outcome,
  ReportEntry,
  Verified,
  VerifiedDifference,
} from './report.ts';
export type { Script, ScriptStatement } from './script.ts';
