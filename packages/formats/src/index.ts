// Formats that designs come in and go out: SQL and Ermine's design file.
export { type ReadDesign, readDesign } from './ermine/read.ts';
export { writeDesign } from './ermine/write.ts';
export {
  type Imported,
  type ImportOptions,
  importLimits,
  importSql,
  type SqlSource,
} from './sql/import-sql.ts';
export { printedScript } from './sql/scripts.ts';
