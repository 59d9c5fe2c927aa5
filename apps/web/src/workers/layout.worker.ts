/** The layout worker: one placement for one question; it is ended to cancel (editor:L2, L12). */
import { type LayoutInput, layout } from '@ermine/layout';

/** What the worker says: the share done, and better placements as they come. */
export interface LayoutReply {
  readonly done: number;
  readonly positions?: Float32Array;
  readonly final: boolean;
}

const scope = globalThis as unknown as {
  postMessage(reply: LayoutReply): void;
  onmessage: (event: MessageEvent<LayoutInput>) => void;
};

scope.onmessage = ({ data }) => {
  const positions = layout(data, {
    onProgress: (done) => scope.postMessage({ done, final: false }),
  });
  scope.postMessage({ done: 1, positions, final: true });
};
