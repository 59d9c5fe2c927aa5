/** The structured log: JSON lines on standard error, without tokens (security:K7). */
import { type DestinationStream, type Logger, pino } from 'pino';

/** Makes the log of a server; `warn` for a terminal in front of a person, `info` elsewhere. */
export function createLog(level: 'info' | 'warn', destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: ['*.authorization', '*.cookie', '*.token', 'token'],
  };
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}
