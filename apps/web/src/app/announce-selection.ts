/** Says to screen readers what is selected, wherever it was selected (editor:A8). */
import { nounOf } from '../kinds/nouns.ts';
import { spokenName } from '../kinds/tree.ts';
import { designStore } from '../state/design.ts';
import { announce, useUi } from '../state/ui.ts';

/** Listens until the answer is called. */
export function announceSelection(): () => void {
  return useUi.subscribe(({ selection }, before) => {
    if (selection === before.selection) return;
    const [only] = selection;
    const schema = designStore.get()?.schema;
    const record = only === undefined ? undefined : schema?.get(only);
    if (selection.length > 1) announce(`${selection.length} selected`);
    else if (schema && record) {
      const noun = nounOf(record.kind);
      announce(`${spokenName(schema, record, noun)}, selected`);
    } else announce('Nothing selected');
  });
}
