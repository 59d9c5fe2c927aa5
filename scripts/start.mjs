/**
 * `npm start`: installs and builds what is missing, then runs the server. Flags go to
 * `ermine serve`: `npm start -- --port 8080`.
 */
import { spawn } from 'node:child_process';
import { buildWeb } from './lib/build.mjs';
import { installPackages } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { at, root } from './lib/paths.mjs';

requireNode();
if (!(await installPackages())) {
  console.error('Error: the packages could not be installed');
  console.error('Hint: see the messages of npm above; a first start needs access to a registry');
  process.exit(3);
}
if (!(await buildWeb())) {
  console.error('Error: the web application could not be built');
  process.exit(70);
}

const server = spawn(
  process.execPath,
  [at('apps', 'cli', 'bin', 'ermine.js'), 'serve', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// The terminal sends Ctrl-C to both processes; the server decides when both end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
process.on('SIGHUP', () => server.kill('SIGHUP'));
server.on('error', (error) => {
  console.error(`Error: the server could not be started: ${error.message}`);
  process.exit(70);
});
server.on('exit', (code, signal) => {
  process.exit(code ?? (signal === 'SIGINT' ? 130 : 70));
});
