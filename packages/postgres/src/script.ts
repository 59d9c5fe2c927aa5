// A script to load into a scratch database: statements with what they are about.

/** One statement without its semicolon; `address` names what it makes, `key` where it came from. */
export interface ScriptStatement {
  readonly text: string;
  readonly address: string;
  readonly key: string;
}

/** Statements in order, and what must exist before them. */
export interface Script {
  readonly statements: readonly ScriptStatement[];
  readonly extensions: readonly string[];
  readonly roles: readonly string[];
}
