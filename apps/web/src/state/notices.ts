/** Short messages about what was done, shown for some seconds and said to screen readers. */
import { createStore } from './store.ts';

/** One message. */
export interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
  readonly detail?: string;
}

const shownMs = 6_000;
const most = 3;
let count = 0;

/** The messages shown now, oldest first. */
export const noticeStore = createStore<readonly Notice[]>([]);

/** Shows a message; bad ones stay until they are closed. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = ++count;
  noticeStore.set([...noticeStore.get(), { ...notice, id }].slice(-most));
  if (notice.tone === 'good') setTimeout(() => closeNotice(id), shownMs);
}

/** Takes a message away. */
export function closeNotice(id: number): void {
  noticeStore.set(noticeStore.get().filter((notice) => notice.id !== id));
}
