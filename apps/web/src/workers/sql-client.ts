/**
 * The page's side of the SQL worker: opens one design in it and asks it for texts afterwards.
 * One client holds one design; opening another one starts another worker, so that a cancelled or
 * refused opening leaves the present design as it is.
 */
import type { Diagram } from '@ermine/layout';
import type { AnyRecord, Diagnostic, Id } from '@ermine/model';
import type { ImportReport } from '@ermine/postgres';
import type { Input, PrintedText, PrintMode, Progress, SqlReply, SqlRequest } from './protocol.ts';
import { startWorker } from './worker-address.ts';

/** The diagram of a design with its instant placement. */
export interface Picture {
  readonly diagram: Diagram;
  /** x and y of each table of the diagram in turn. */
  readonly positions: Float32Array;
}

/** A design that the worker has read. */
export interface Opened {
  readonly ok: true;
  readonly records: readonly AnyRecord[];
  readonly picture: Picture;
  readonly report?: ImportReport;
  readonly sources: readonly { readonly name: string; readonly text: string }[];
}

/** Why nothing was opened. */
export interface Refused {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
}

/** Requests without the number of the call, which the client gives. */
type Call =
  | { readonly type: 'print'; readonly mode: PrintMode; readonly ids?: readonly Id[] }
  | { readonly type: 'print-record'; readonly id: Id }
  | { readonly type: 'write-design' };

/** A worker that holds one design. */
export class SqlClient {
  readonly #worker = startWorker('sql');
  readonly #waiting = new Map<number, (printed: PrintedText) => void>();
  #calls = 0;
  #ended = false;

  /** Reads texts; `onProgress` is told the stages. Never rejects: a crash is a diagnostic. */
  open(
    as: 'sql' | 'design-file',
    inputs: readonly Input[],
    onProgress: (progress: Progress) => void,
  ): Promise<Opened | Refused> {
    return new Promise((resolve) => {
      const records: AnyRecord[] = [];
      let picture: Picture = { diagram: { tables: [], edges: [] }, positions: new Float32Array() };
      const crash = (message: string) =>
        resolve({ ok: false, diagnostics: [crashed(message, 'Nothing was opened')] });
      this.#worker.onerror = (event) => crash(event.message || 'the worker could not be loaded');
      this.#worker.onmessage = ({ data }: MessageEvent<SqlReply>) => {
        if (data.type === 'progress') onProgress(data.progress);
        else if (data.type === 'records') records.push(...(JSON.parse(data.json) as AnyRecord[]));
        else if (data.type === 'diagram') {
          const diagram = JSON.parse(data.json) as Diagram;
          picture = { diagram, positions: data.positions };
        } else if (data.type === 'refused') resolve({ ok: false, diagnostics: data.diagnostics });
        else if (data.type === 'crashed') crash(data.message);
        else if (data.type === 'opened') {
          this.#worker.onmessage = ({ data: reply }: MessageEvent<SqlReply>) =>
            this.#receive(reply);
          this.#worker.onerror = (event) => this.#fail(event.message || 'the worker has stopped');
          resolve({
            ok: true,
            records,
            picture,
            ...(data.report ? { report: JSON.parse(data.report) as ImportReport } : {}),
            sources: data.sources,
          });
        }
      };
      this.#send({ type: 'open', as, inputs });
    });
  }

  /** DDL of the whole design, or of some records and what is printed with them. */
  print(mode: PrintMode, ids?: readonly Id[]): Promise<PrintedText> {
    return this.#call({ type: 'print', mode, ...(ids ? { ids } : {}) });
  }

  /** Readable DDL of one object with what belongs to it. */
  printRecord(id: Id): Promise<PrintedText> {
    return this.#call({ type: 'print-record', id });
  }

  /** The text of the design file. */
  writeDesign(): Promise<PrintedText> {
    return this.#call({ type: 'write-design' });
  }

  /** Ends the worker; calls that wait are answered as not done. */
  end(): void {
    this.#ended = true;
    this.#worker.terminate();
    this.#fail('the design was closed');
  }

  #call(call: Call): Promise<PrintedText> {
    if (this.#ended) {
      return Promise.resolve({ ok: false, diagnostics: [crashed('the design was closed')] });
    }
    return new Promise((resolve) => {
      const number = ++this.#calls;
      this.#waiting.set(number, resolve);
      this.#send({ ...call, call: number });
    });
  }

  #send(request: SqlRequest): void {
    this.#worker.postMessage(request);
  }

  #receive(reply: SqlReply): void {
    if (reply.type === 'answer') {
      this.#waiting.get(reply.call)?.(reply.printed);
      this.#waiting.delete(reply.call);
    } else if (reply.type === 'crashed') {
      if (reply.call === undefined) this.#fail(reply.message);
      else {
        const failed: PrintedText = { ok: false, diagnostics: [crashed(reply.message)] };
        this.#waiting.get(reply.call)?.(failed);
        this.#waiting.delete(reply.call);
      }
    }
  }

  #fail(message: string): void {
    for (const resolve of this.#waiting.values()) {
      resolve({ ok: false, diagnostics: [crashed(message)] });
    }
    this.#waiting.clear();
  }
}

function crashed(detail: string, consequence?: string): Diagnostic {
  return {
    code: 'worker-failed',
    severity: 'error',
    message: 'the reader stopped on an internal error',
    detail: consequence === undefined ? detail : `${detail}. ${consequence}`,
    hint: 'Please report it with the file that caused it; what was open is still open.',
  };
}
