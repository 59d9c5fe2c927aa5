/** Builds the web application when its sources differ from those of the last build. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { at, root } from './paths.mjs';
import { npm } from './run.mjs';

const page = at('apps', 'web', 'dist', 'index.html');
const stamp = at('node_modules', '.cache', 'ermine', 'web-build');
const ignored = new Set(['node_modules', 'dist', '.ermine']);

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

/** One hash over everything that the web application is built from. */
export function sourcesHash() {
  const hash = createHash('sha256');
  const packages = readdirSync(at('packages')).filter((name) => name !== 'testkit');
  const samples = existsSync(at('samples')) ? filesBelow(at('samples')) : [];
  const files = [
    at('package-lock.json'),
    ...filesBelow(at('apps', 'web')),
    ...packages.flatMap((name) => filesBelow(at('packages', name))),
    ...samples,
  ];
  for (const file of files.sort()) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds if needed; resolves with success. */
export async function buildWeb() {
  const hash = sourcesHash();
  if (existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  console.error('Building the web application …');
  const code = await npm(['run', '-s', 'build', '--workspace', '@ermine/web'], {
    output: process.stderr,
  });
  if (code !== 0) return false;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
