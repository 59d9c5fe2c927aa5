// What the command line shares with the server: from an input to the scripts that are compared.
export { loadParser } from './parser.ts';
export { type Prepared, prepare, prepareSchema, type VerifyInput } from './prepare.ts';
