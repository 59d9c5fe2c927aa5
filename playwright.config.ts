/**
 * Browser tests of the built product in a real Chromium. The server of a run works in a temporary
 * folder, `ERMINE_E2E_DIR`; below it `.ermine/token` holds the launch address.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium, noChromium } from './scripts/chromium.mjs';

const port = 47813;
const executablePath = await findChromium();
if (executablePath === undefined) throw new Error(noChromium);

// Workers load this file too and inherit the folder by the environment.
if (process.env.ERMINE_E2E_DIR === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'ermine-e2e-'));
  process.env.ERMINE_E2E_DIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

const ermine = fileURLToPath(new URL('./apps/cli/bin/ermine.js', import.meta.url));
const trusted = process.getuid?.() === 0 || process.env.CI !== undefined;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/playwright',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  forbidOnly: process.env.CI !== undefined,
  workers: 1,
  retries: 0,
  // A limit against hanging, not a measure of speed.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      // A sandbox needs a user other than root and rights that CI machines often withhold.
      chromiumSandbox: !trusted,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" "${ermine}" serve --port ${port}`,
    cwd: process.env.ERMINE_E2E_DIR,
    port,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: 'pipe',
    stderr: 'pipe',
  },
});
