/** The application: the start screen or the editor, and what may lie above either. */
import { useEffect } from 'react';
import { listenToKeys } from '../actions/dispatch.ts';
import { useDesign } from '../state/design.ts';
import { useUi } from '../state/ui.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { announceSelection } from './announce-selection.ts';
import { Dialogs } from './dialogs.tsx';
import { DropVeil } from './drop-veil.tsx';
import { Editor } from './editor.tsx';
import { Notices } from './notices.tsx';
import { OpeningCard } from './opening-card.tsx';
import { listenToPaste } from './paste.ts';
import { RefusalDialog } from './refusal-dialog.tsx';
import { Start } from './start.tsx';

/** Everything that is on the page. */
export function App() {
  const design = useDesign();
  const announcement = useUi((state) => state.announcement);
  useEffect(listenToKeys, []);
  useEffect(listenToPaste, []);
  useEffect(announceSelection, []);
  useEffect(() => {
    document.title = design ? `${design.name} · Ermine` : 'Ermine';
  }, [design]);
  return (
    <>
      <ErrorBoundary name="The page">
        {design ? <Editor design={design} /> : <Start />}
      </ErrorBoundary>
      <Dialogs />
      <RefusalDialog />
      <OpeningCard />
      <Notices />
      <DropVeil />
      <div className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </div>
    </>
  );
}
