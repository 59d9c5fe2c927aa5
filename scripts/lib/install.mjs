/** Installs what is missing: the packages of the lockfiles, and the test servers beside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, root } from './paths.mjs';
import { npm } from './run.mjs';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * What the folder's lockfile names and its `node_modules` lacks or has in another version, as paths;
 * packages for other platforms do not count.
 */
export function missingPackages(folder) {
  const wanted = read(join(folder, 'package-lock.json')).packages;
  const record = join(folder, 'node_modules', '.package-lock.json');
  const installed = existsSync(record) ? read(record).packages : {};
  return Object.entries(wanted)
    .filter(([path, entry]) => {
      if (!path.includes('node_modules/')) return false;
      if (installed[path] === undefined) return !entry.optional;
      return (
        installed[path].version !== entry.version ||
        installed[path].integrity !== entry.integrity ||
        !existsSync(join(folder, path))
      );
    })
    .map(([path]) => path);
}

/** Runs `npm ci` in the repository if packages are missing or outdated; resolves with success. */
export async function installPackages() {
  const missing = missingPackages(root);
  if (missing.length === 0) return true;
  console.error(`Installing ${missing.length} packages (npm ci) …`);
  return (await npm(['ci', '--no-audit', '--no-fund'], { output: process.stderr })) === 0;
}

const servers = at('packages', 'testkit', 'postgres');

/** Test servers whose links between libraries were not made yet by their install script. */
function serversWithoutLinks() {
  const modules = join(servers, 'node_modules');
  return readdirSync(modules).filter((name) => {
    const list = join(modules, name, 'native', 'pg-symlinks.json');
    return (
      existsSync(list) && read(list).some((link) => !existsSync(join(modules, name, link.target)))
    );
  });
}

/** Installs the test servers on the one platform they exist for; resolves with success. */
export async function installServers() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.error('PostgreSQL for the tests exists for Linux on x64 only: tests that need it skip');
    return true;
  }
  if (missingPackages(servers).length > 0) {
    console.error('Installing PostgreSQL for the tests …');
    const code = await npm(['ci', '--prefix', servers, '--no-audit', '--no-fund']);
    if (code !== 0) return false;
  }
  if (serversWithoutLinks().length === 0) return true;
  // Install scripts are off everywhere else; this one makes links between the libraries.
  await npm(['rebuild', '--prefix', servers, '--ignore-scripts=false']);
  return serversWithoutLinks().length === 0;
}
