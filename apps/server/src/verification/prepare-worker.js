// Where the worker thread begins: makes TypeScript loadable in it, since threads do not inherit that.
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
await import('./prepare-worker.ts');
