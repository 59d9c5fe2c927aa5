/** Reading what a command is given: files, standard input; and what is refused before it is read. */
import { open } from 'node:fs/promises';
import { badInput, misuse } from './failure.ts';

/** The most that is read of one file, in bytes; data are left out while reading the SQL. */
const MAX_BYTES = 256 * 1024 * 1024;

/** One file as it is. */
export interface SourceFile {
  /** As the person wrote it; `<stdin>` for standard input. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads files in order; `-` is standard input, once. */
export async function readFiles(names: readonly string[]): Promise<readonly SourceFile[]> {
  if (names.filter((name) => name === '-').length > 1) throw misuse('- is given twice');
  for (const name of names) refuseAddress(name);
  const files: SourceFile[] = [];
  for (const name of names) files.push(name === '-' ? await readStdin() : await readFile(name));
  return files;
}

/** Whether a file holds a design: by its name, without a telling one by its first character. */
export function isDesign({ name, bytes }: SourceFile): boolean {
  if (/\.json$/i.test(name)) return true;
  if (/\.sql$/i.test(name)) return false;
  return /^\ufeff?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 1_000)));
}

/** The text of a file. */
export function textOf({ name, bytes }: SourceFile, encoding = 'utf-8'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badInput('bad-encoding', `"${name}" is not ${encoding}`, 'Save it as UTF-8');
  }
}

function refuseAddress(name: string): void {
  if (/^postgres(ql)?:/i.test(name)) {
    throw badInput(
      'database-not-read',
      'a database cannot be read directly',
      'Run pg_dump --schema-only and give the file, or pipe it in and give -',
    );
  }
  if (/^https?:/i.test(name)) {
    throw badInput(
      'address-not-read',
      'an address cannot be read',
      'Save the file and give its name',
    );
  }
}

async function readFile(name: string): Promise<SourceFile> {
  try {
    const file = await open(name, 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_BYTES) throw tooLarge(name, size);
      return { name, bytes: await file.readFile() };
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw badInput('cannot-read', `cannot read "${name}": ${reasons[code] ?? code}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
};

async function readStdin(): Promise<SourceFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge('<stdin>', size);
    chunks.push(chunk);
  }
  return { name: '<stdin>', bytes: Buffer.concat(chunks) };
}

function tooLarge(name: string, size: number): Error {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
  return badInput(
    'input-too-large',
    `"${name}" has ${megabytes(size)}, more than ${megabytes(MAX_BYTES)}`,
    'Dump the schema without its data: pg_dump --schema-only',
  );
}
