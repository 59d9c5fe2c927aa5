/**
 * The SQL worker: holds libpg-query and one design; reads SQL and design files, prints DDL. It
 * knows nothing of the page.
 */
import { importSql, readDesign, writeDesign } from '@ermine/formats';
import { diagramOf, layoutInput, packLayout } from '@ermine/layout';
import { createIdSource, type Diagnostic, type Schema } from '@ermine/model';
import { printRecord, printSchema, type SqlParser } from '@ermine/postgres';
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query';
import type { Input, PrintedText, SqlReply, SqlRequest } from './protocol.ts';
import { textOf } from './source-text.ts';

/** Records in one message: about 3 ms of the page's time each. */
const batch = 2_000;

const parser: SqlParser = { parse: parseSync, parsePlPgSQL: parsePlPgSQLSync };
const ids = createIdSource((count) => crypto.getRandomValues(new Uint8Array(count)));
let schema: Schema | undefined;

const scope = globalThis as unknown as {
  postMessage(reply: SqlReply): void;
  onmessage: (event: MessageEvent<SqlRequest>) => void;
};

async function openSql(inputs: readonly Input[]): Promise<void> {
  scope.postMessage({ type: 'progress', progress: { stage: 'Loading the Postgres grammar' } });
  await loadModule();
  scope.postMessage({ type: 'progress', progress: { stage: 'Reading statements' } });
  const read = importSql(inputs, parser, ids, {
    onProgress: (done) =>
      scope.postMessage({
        type: 'progress',
        progress: { stage: 'Reading statements', done: Math.round(done * 100), total: 100 },
      }),
  });
  if (!read.ok) return scope.postMessage({ type: 'refused', diagnostics: read.diagnostics });
  if (read.report.statements.length === 0) {
    return scope.postMessage({ type: 'refused', diagnostics: [nothingToRead] });
  }
  schema = read.schema;
  send(schema);
  scope.postMessage({
    type: 'opened',
    report: JSON.stringify(read.report),
    sources: inputs.map((input) => ({ name: input.name, text: textOf(input) })),
  });
}

async function openDesign(inputs: readonly Input[]): Promise<void> {
  scope.postMessage({ type: 'progress', progress: { stage: 'Reading the design file' } });
  const [input] = inputs;
  if (!input || inputs.length > 1) {
    return scope.postMessage({ type: 'refused', diagnostics: [oneDesignOnly] });
  }
  const text = textOf(input);
  const read = readDesign(text);
  if (!read.ok) return scope.postMessage({ type: 'refused', diagnostics: read.diagnostics });
  schema = read.schema;
  // Printing parses expressions again.
  await loadModule();
  send(schema);
  scope.postMessage({ type: 'opened', sources: [{ name: input.name, text }] });
}

const nothingToRead: Diagnostic = {
  code: 'nothing-to-read',
  severity: 'error',
  message: 'the input has no statement',
  hint: 'Choose a file with CREATE statements, such as one that pg_dump --schema-only writes.',
};

const oneDesignOnly: Diagnostic = {
  code: 'one-design-only',
  severity: 'error',
  message: 'a design file is opened alone',
  hint: 'Drop one .ermine.json file, or any number of .sql files.',
};

/** Sends records, diagram and instant placement, so that the page has only to take them in. */
function send(from: Schema): void {
  const records = [...from.records.values()];
  for (let start = 0; start < records.length; start += batch) {
    scope.postMessage({
      type: 'records',
      json: JSON.stringify(records.slice(start, start + batch)),
    });
    scope.postMessage({
      type: 'progress',
      progress: {
        stage: 'Building the diagram',
        done: Math.min(start + batch, records.length),
        total: records.length,
      },
    });
  }
  const diagram = diagramOf(from);
  const positions = packLayout(layoutInput(diagram));
  scope.postMessage({ type: 'diagram', json: JSON.stringify(diagram), positions });
}

function print(request: Extract<SqlRequest, { type: 'print' }>, from: Schema): PrintedText {
  const printed = printSchema(from, { mode: request.mode });
  if (!printed.ok) return { ok: false, diagnostics: printed.diagnostics };
  if (!request.ids) return { ok: true, text: printed.text, diagnostics: printed.diagnostics };
  const wanted = withDescendants(from, request.ids);
  const statements = printed.statements.filter((statement) =>
    statement.ids.some((id) => wanted.has(id)),
  );
  const text = statements.map((statement) => `${statement.text};\n`).join('\n');
  return { ok: true, text, diagnostics: printed.diagnostics };
}

function withDescendants(from: Schema, roots: readonly string[]): ReadonlySet<string> {
  const out = new Set<string>();
  const add = (id: string): void => {
    if (out.has(id)) return;
    out.add(id);
    for (const child of from.children(id)) add(child.id);
  };
  for (const id of roots) add(id);
  return out;
}

function answer(request: Exclude<SqlRequest, { type: 'open' }>, from: Schema): PrintedText {
  if (request.type === 'print') return print(request, from);
  const text = request.type === 'print-record' ? printRecord(from, request.id) : writeDesign(from);
  return { ok: true, text, diagnostics: [] };
}

scope.onmessage = async ({ data: request }) => {
  const call = request.type === 'open' ? undefined : request.call;
  try {
    if (request.type === 'open') {
      await (request.as === 'sql' ? openSql(request.inputs) : openDesign(request.inputs));
    } else {
      if (!schema) throw new Error('no design is open');
      scope.postMessage({
        type: 'answer',
        call: request.call,
        printed: answer(request, schema),
      });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    scope.postMessage({ type: 'crashed', message, ...(call === undefined ? {} : { call }) });
  }
};
