/** The folder in which a server keeps what is its own. Knows nothing of what lies in it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Makes the folder when it is missing: readable by its owner only, and ignored by git, since the
 * launch token lies in it.
 */
export async function ensureDataFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (made !== undefined) await writeFile(join(folder, '.gitignore'), '*\n');
  } catch (error) {
    throw new StartError(
      'environment',
      'data-folder',
      `cannot make the data folder "${folder}": ${(error as NodeJS.ErrnoException).code}`,
      'Start in a folder that you may write to',
    );
  }
}
