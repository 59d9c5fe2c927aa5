/**
 * The proof behind the badge: the server loads original and printed DDL into a scratch Postgres
 * and compares. It runs in the background and blocks nothing; without a server the badge says so.
 */
import type { Verified } from '@ermine/postgres';
import { designStore, type OpenDesign } from './design.ts';
import { launchToken } from './launch-token.ts';
import { createStore } from './store.ts';

/** What is known about the open design; `error` when the question could not be asked. */
export type Verification =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly verified: Verified }
  | { readonly state: 'error'; readonly message: string; readonly hint?: string };

/** The verification of the open design; undefined on the start screen. */
export const verificationStore = createStore<Verification | undefined>(undefined);

let running: AbortController | undefined;

/** Asks for the proof of a design and stores the answer as long as that design is open. */
export function startVerification(design: OpenDesign): void {
  running?.abort();
  const abort = new AbortController();
  running = abort;
  verificationStore.set({ state: 'running' });
  void ask(design, abort.signal).then((verification) => {
    if (designStore.get() === design && !abort.signal.aborted) verificationStore.set(verification);
  });
}

async function ask(design: OpenDesign, signal: AbortSignal): Promise<Verification> {
  const token = launchToken();
  const body =
    design.from === 'sql' ? { sources: design.sources } : { design: design.sources[0]?.text ?? '' };
  let response: Response;
  try {
    response = await fetch('/api/verify', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal,
    });
  } catch {
    return {
      state: 'error',
      message: 'the server does not answer',
      hint: 'Start it with npm start, then verify again. The design stays open meanwhile.',
    };
  }
  const answer = await readJson(response);
  if (response.ok && isVerified(answer)) return { state: 'done', verified: answer.verified };
  if (response.status === 401) {
    return {
      state: 'error',
      message: 'this page has no launch token',
      hint: 'Open the address that npm start printed; it carries the token.',
    };
  }
  return {
    state: 'error',
    message: errorMessage(answer) ?? `the server answered with status ${response.status}`,
    ...(errorHint(answer) === undefined ? {} : { hint: errorHint(answer) }),
  };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function isVerified(answer: unknown): answer is { readonly verified: Verified } {
  const verified = member(answer, 'verified');
  return (
    typeof member(verified, 'state') === 'string' && Array.isArray(member(verified, 'differences'))
  );
}

function errorMessage(answer: unknown): string | undefined {
  const message = member(member(answer, 'error'), 'message');
  return typeof message === 'string' ? message : undefined;
}

function errorHint(answer: unknown): string | undefined {
  const hint = member(member(answer, 'error'), 'hint');
  return typeof hint === 'string' ? hint : undefined;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
