// Every route of the HTTP interface.
import { health } from './health.ts';
import type { Route } from './route.ts';
import { verify } from './verify.ts';

/** The registry of routes; what is not in it does not exist. */
export const routes: readonly Route[] = [health, verify];
