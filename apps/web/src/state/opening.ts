/**
 * Opening a design: from files, from pasted text, from a sample. What is open stays open until the
 * new one is wholly read; a refusal or a cancel changes nothing.
 */
import { type Diagnostic, Schema } from '@ermine/model';
import type { Input, Progress } from '../workers/protocol.ts';
import { SqlClient } from '../workers/sql-client.ts';
import { designStore, type OpenDesign } from './design.ts';
import { refusalOf } from './input-check.ts';
import { createStore } from './store.ts';
import { announce, useUi } from './ui.ts';
import { startVerification } from './verification.ts';

/** An opening that is under way. */
export interface Opening {
  readonly name: string;
  readonly progress: Progress;
  cancel(): void;
}

/** Why the last opening came to nothing. */
export interface Refusal {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The opening under way, or undefined. */
export const openingStore = createStore<Opening | undefined>(undefined);
/** The last refusal until it is closed. */
export const refusalStore = createStore<Refusal | undefined>(undefined);

/** Least time between two shown steps of a stage, in ms: every one costs the page a frame. */
const progressMs = 200;

let serial = 0;

/** Opens files that were dropped or chosen: SQL files together, or one design file. */
export async function openFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const name = nameOf(files.map((file) => file.name));
  const tooLarge = refusalOf(files);
  if (tooLarge) return refuse(name, [tooLarge]);
  const inputs: Input[] = [];
  try {
    for (const file of files) {
      inputs.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refuse(name, [unreadable(detail)]);
  }
  const designs = files.filter((file) => isDesignFile(file.name));
  await open(name, designs.length > 0 ? 'design-file' : 'sql', inputs);
}

/** Opens a text: a sample, or what was pasted. */
export async function openText(name: string, text: string): Promise<void> {
  const as = isDesignFile(name) || isDesignText(text) ? 'design-file' : 'sql';
  await open(nameOf([name]), as, [{ name, text }]);
}

async function open(
  name: string,
  as: 'sql' | 'design-file',
  inputs: readonly Input[],
): Promise<void> {
  openingStore.get()?.cancel();
  refusalStore.set(undefined);
  const mine = ++serial;
  const client = new SqlClient();
  const cancel = () => {
    client.end();
    if (mine === serial) {
      serial++;
      openingStore.set(undefined);
      announce(`Opening ${name} was cancelled`);
    }
  };
  const report = (progress: Progress) => openingStore.set({ name, progress, cancel });
  report({ stage: 'Starting' });
  let shown = 0;
  const opened = await client.open(as, inputs, (progress) => {
    const now = performance.now();
    if (mine !== serial || (progress.done !== undefined && now - shown < progressMs)) return;
    shown = now;
    report(progress);
  });
  if (mine !== serial) return;
  openingStore.set(undefined);
  if (!opened.ok) {
    client.end();
    return refuse(name, opened.diagnostics);
  }
  const before = designStore.get();
  const design: OpenDesign = {
    serial: mine,
    name,
    schema: new Schema(opened.records),
    picture: opened.picture,
    ...(opened.report ? { report: opened.report } : {}),
    sources: opened.sources,
    from: as,
    worker: client,
  };
  useUi.setState({
    selection: [],
    dialog: undefined,
    reportLineClosed: false,
    reportEntry: undefined,
  });
  designStore.set(design);
  before?.worker.end();
  announce(`${name} is open`);
  startVerification(design);
}

function refuse(name: string, diagnostics: readonly Diagnostic[]): void {
  refusalStore.set({ name, diagnostics });
}

function isDesignFile(name: string): boolean {
  return name.toLowerCase().endsWith('.ermine.json');
}

function isDesignText(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

function nameOf(names: readonly string[]): string {
  const first = (names[0] ?? 'design').replace(/\.(?:ermine\.json|sql|ddl|txt)$/i, '');
  return names.length > 1 ? `${first} and ${names.length - 1} more` : first;
}

function unreadable(detail: string): Diagnostic {
  return {
    code: 'file-unreadable',
    severity: 'error',
    message: 'a file could not be read',
    detail,
    hint: 'Folders cannot be opened: drop the files inside them.',
  };
}
