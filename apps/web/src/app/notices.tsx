/** The short messages in the corner. */
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { closeNotice, noticeStore } from '../state/notices.ts';
import { useStoreValue } from '../state/store.ts';
import button from '../ui/button.module.css';
import styles from './notices.module.css';

/** All messages that are shown now. */
export function Notices() {
  const notices = useStoreValue(noticeStore);
  return (
    <div className={styles.notices} role="status" aria-live="polite">
      {notices.map((notice) => {
        const Icon = notice.tone === 'good' ? CircleCheck : CircleAlert;
        return (
          <div key={notice.id} className={styles.notice} data-tone={notice.tone}>
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
            <div className={styles.text}>
              <span>{notice.text}</span>
              {notice.detail ? <span className={styles.detail}>{notice.detail}</span> : null}
            </div>
            <button
              type="button"
              className={button.icon}
              aria-label="Close message"
              onClick={() => closeNotice(notice.id)}
            >
              <X size={14} aria-hidden="true" />
            </button>
          </div>
        );
      })}
    </div>
  );
}
