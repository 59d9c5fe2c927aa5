#!/usr/bin/env node
// Where the command line begins: plain JavaScript, so that it runs right after `npm ci` without a
// build. Makes TypeScript loadable and hands over.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`ermine: needs Node.js 20.19 or newer, this is ${process.versions.node}`);
  process.exit(3);
}

const { register } = await import('tsx/esm/api');
register({ tsconfig: false });
const { main } = await import('../src/main.ts');
process.exitCode = await main(process.argv.slice(2));
