/** Saves the open design as a file of the person's. */
import type { PrintedText } from '../workers/protocol.ts';
import { designStore, type OpenDesign } from './design.ts';
import { fileName } from './file-name.ts';
import { notify } from './notices.ts';
import { useUi } from './ui.ts';

/** Saves the DDL of the whole design, printed in the way that the DDL panel shows. */
export async function saveSql(): Promise<void> {
  const design = designStore.get();
  const { ddlMode } = useUi.getState().preferences;
  if (design) save(design, await design.worker.print(ddlMode), 'sql', 'application/sql');
}

/** Saves the design file. */
export async function saveDesign(): Promise<void> {
  const design = designStore.get();
  if (design) save(design, await design.worker.writeDesign(), 'ermine.json', 'application/json');
}

function save(design: OpenDesign, printed: PrintedText, ending: string, type: string): void {
  if (!printed.ok) {
    const [first] = printed.diagnostics;
    notify({
      tone: 'bad',
      text: `Not saved: ${first?.message ?? 'the design could not be printed'}`,
      detail: first?.hint ?? first?.detail,
    });
    return;
  }
  const name = `${fileName(design.name)}.${ending}`;
  const url = URL.createObjectURL(new Blob([printed.text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  notify({ tone: 'good', text: `Saved ${name}` });
}
