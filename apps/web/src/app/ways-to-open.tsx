/** The ways to open a design: files, pasted text, samples. On the start screen and in a dialog. */
import { ClipboardPaste, CreditCard, FolderOpen, ShoppingBag, Users } from 'lucide-react';
import { useState } from 'react';
import { isMac, keyText } from '../actions/keys.ts';
import { openFile } from '../actions/open-file.ts';
import { openText } from '../state/opening.ts';
import button from '../ui/button.module.css';
import { samples } from './samples.ts';
import styles from './ways-to-open.module.css';

const icons = [Users, ShoppingBag, CreditCard];
const pasteKey = keyText('Mod+V', isMac(navigator.platform));

/** Drop target, paste field and samples. */
export function WaysToOpen() {
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState('');
  return (
    <div className={styles.ways}>
      {pasting ? (
        <form
          className={styles.paste}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void openText('pasted.sql', text);
          }}
        >
          <textarea
            // biome-ignore lint/a11y/noAutofocus: the field was asked for just now.
            autoFocus
            aria-label="SQL to open"
            className={styles.text}
            placeholder="CREATE TABLE …"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
                event.currentTarget.form?.requestSubmit();
              }
              if (event.key === 'Escape') {
                event.preventDefault();
                event.stopPropagation();
                setPasting(false);
              }
            }}
          />
          <div className={styles.buttons}>
            <button
              type="button"
              className={`${button.button} ${button.quiet}`}
              onClick={() => setPasting(false)}
            >
              Back
            </button>
            <button
              type="submit"
              className={`${button.button} ${button.primary}`}
              disabled={text.trim() === ''}
            >
              Open
            </button>
          </div>
        </form>
      ) : (
        <div className={styles.drop}>
          <p className={styles.lead}>Drop SQL files here</p>
          <p className={styles.about}>
            A dump from <code>pg_dump</code>, migrations, hand-written DDL, several files at once,
            or an <code>.ermine.json</code> design. It is read in this browser.
          </p>
          <div className={styles.buttons}>
            <button
              type="button"
              className={`${button.button} ${button.primary}`}
              onClick={() => openFile.run()}
            >
              <FolderOpen size={15} strokeWidth={1.75} aria-hidden="true" />
              Open files
            </button>
            <button type="button" className={button.button} onClick={() => setPasting(true)}>
              <ClipboardPaste size={15} strokeWidth={1.75} aria-hidden="true" />
              Paste SQL
            </button>
            <span className={styles.hint}>
              or press <kbd>{pasteKey}</kbd>
            </span>
          </div>
        </div>
      )}
      <h2 className={styles.heading}>Samples</h2>
      <ul className={styles.samples}>
        {samples.map((sample, i) => {
          const Icon = icons[i % icons.length] ?? Users;
          return (
            <li key={sample.name}>
              <button
                type="button"
                className={styles.sample}
                onClick={() => {
                  void sample.load().then((sql) => openText(`${sample.name}.sql`, sql));
                }}
              >
                <span className={styles.icon}>
                  <Icon size={17} strokeWidth={1.6} aria-hidden="true" />
                </span>
                <span className={styles.names}>
                  <strong>{sample.title}</strong>
                  <span>{sample.about}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
