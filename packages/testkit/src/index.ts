// What tests and benchmarks share: real servers, outside observers, the corpus.
export {
  type CorpusFile,
  type CorpusSchema,
  type CorpusTruth,
  type Counts,
  corpusSchemas,
  corpusUnavailable,
  originalScript,
} from './corpus.ts';
export type { Benchmark, Figure } from './figure.ts';
export { type Connection, differences, observe } from './observer/index.ts';
export { dumpLines, findPgDump, type PgDumpProgram, pgDump, pgDumpUnavailable } from './pg-dump.ts';
export {
  type PostgresOptions,
  type PostgresServer,
  type RefusedStatement,
  type Row,
  startPostgres,
} from './postgres.ts';
export { type PostgresMajor, postgresMajors, postgresUnavailable } from './postgres-programs.ts';
export { DesignBuilder, hostileNames, richDesign } from './rich-design.ts';
export { skippable } from './skippable.ts';
export { type SyntheticFamily, synthetic, syntheticFamilies } from './synthetic.ts';
