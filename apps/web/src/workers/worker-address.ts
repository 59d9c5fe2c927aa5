/**
 * Makes worker addresses that a page under Trusted Types accepts: the policy `ermine` lets through
 * the addresses of the build's own workers and nothing else (security:HD2).
 */
import layoutUrl from './layout.worker.ts?worker&url';
import sqlUrl from './sql.worker.ts?worker&url';

const workers = { layout: layoutUrl, sql: sqlUrl } as const;

interface Policy {
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy;
}

const factory = (window as unknown as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy: Policy | undefined = factory?.createPolicy('ermine', {
  createScriptURL(url) {
    if (Object.values(workers).some((known) => known === url)) return url;
    throw new TypeError(`not a worker of this application: ${url}`);
  },
});

/** Starts one of the application's workers. */
export function startWorker(name: keyof typeof workers): Worker {
  const url = workers[name];
  return new Worker(policy?.createScriptURL(url) ?? url, {
    type: 'module',
    name: `ermine-${name}`,
  });
}
