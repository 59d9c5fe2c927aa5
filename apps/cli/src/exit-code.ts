/** What the exit codes of every command mean. */
export const exitCode = {
  /** Done, nothing found, no difference. */
  done: 0,
  /** Findings, something not readable, refused or different. */
  findings: 1,
  /** Bad usage, input or configuration. */
  usage: 2,
  /** The machine: rights, ports, tools, a required check that could not run. */
  environment: 3,
  /** A proof failed. */
  disproved: 4,
  internal: 70,
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
