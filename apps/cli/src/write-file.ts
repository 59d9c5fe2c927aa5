/** Writing a file so that it is either the old one or the new one, whatever happens meanwhile. */
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { badInput } from './failure.ts';

/** Writes a text beside the file and renames it over the file; keeps its rights and its links. */
export async function writeFileAtomic(name: string, text: string): Promise<void> {
  const target = await realpath(name).catch(() => name);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw badInput(
      'cannot-write',
      `cannot write "${name}": ${reasons[code] ?? code}`,
      'Choose another place with -o',
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read only',
  ENOSPC: 'no space is left',
};
