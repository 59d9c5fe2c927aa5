/** Unit and integration tests of all packages and applications, and the repository's guards. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.{ts,tsx}',
      'benchmarks/**/*.test.ts',
      'scripts/**/*.test.mjs',
      'test/**/*.test.ts',
    ],
    pool: 'forks',
    // Many files hold an embedded Postgres of several hundred megabytes.
    maxWorkers: Math.min(4, availableParallelism()),
    // A limit against hanging, not a measure of speed: machines that run this may be slow and busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
});
