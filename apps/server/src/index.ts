// The server: started by the command line, asked by the web application.
export { DEFAULT_PORT } from './listen.ts';
export { createLog } from './log.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';
export { StartError } from './start-error.ts';
