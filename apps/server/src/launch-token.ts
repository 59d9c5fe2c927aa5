/**
 * The launch token (security:U2, U3): 256 random bits in a file that only its owner can read, the
 * same from start to start so that an open tab stays signed in. Knows nothing of HTTP.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

const FORM = /^[A-Za-z0-9_-]{43}$/;
const hasModes = process.platform !== 'win32';

/** Reads the token of a data folder, or makes one where there is none or `renew` asks for it. */
export async function launchToken(folder: string, renew: boolean): Promise<string> {
  const path = join(folder, 'token');
  return (renew ? undefined : await readToken(path)) ?? writeToken(path);
}

/** Compares a given token with the right one in a time that tells nothing about either. */
export function tokenMatcher(token: string): (given: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(token);
  return (given) => timingSafeEqual(digest(given), expected);
}

async function readToken(path: string): Promise<string | undefined> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    // No link: what is checked is what is read.
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StartError(
      'environment',
      'token-unreadable',
      `cannot read the launch token "${path}": ${code}`,
      'Make it a file of your own, or remove it; a new one is made at the next start',
    );
  }
  try {
    const { mode, uid } = await file.stat();
    if (hasModes && ((mode & 0o077) !== 0 || uid !== process.getuid?.())) {
      throw new StartError(
        'environment',
        'token-exposed',
        `others on this machine can read or replace the launch token "${path}"`,
        `Run: chmod 600 "${path}", and start once with --new-token, since it may be known by now`,
      );
    }
    const token = (await file.readFile('utf8')).trim();
    if (!FORM.test(token)) {
      throw new StartError(
        'environment',
        'token-damaged',
        `the launch token "${path}" is not one that Ermine wrote`,
        'Start once with --new-token',
      );
    }
    return token;
  } finally {
    await file.close();
  }
}

async function writeToken(path: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${token}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    throw new StartError(
      'environment',
      'token-unwritable',
      `cannot write the launch token "${path}": ${(error as NodeJS.ErrnoException).code}`,
      'Start in a folder that you may write to',
    );
  }
  return token;
}
