/** Everything about one record: address, comment, attributes, parts, who refers to it, its DDL. */
import { type AnyRecord, addressOf, type Schema } from '@ermine/model';
import { Fragment } from 'react';
import { kindIcons } from '../kinds/icons.ts';
import { listedInParent } from '../kinds/lines.tsx';
import { nounOf } from '../kinds/nouns.ts';
import { RecordExtras } from '../kinds/record-extras.tsx';
import { ownSections } from '../kinds/sections.ts';
import type { OpenDesign } from '../state/design.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { ChildSections } from './child-sections.tsx';
import { Comments } from './comments.tsx';
import { DdlSection } from './ddl-section.tsx';
import { DefaultFields, Fields } from './fields.tsx';
import styles from './inspector.module.css';
import { RecordLink } from './record-link.tsx';
import { Referrers } from './referrers.tsx';

interface RecordViewProps {
  readonly design: OpenDesign;
  readonly record: AnyRecord;
}

/** The view of one record. */
export function RecordView({ design, record }: RecordViewProps) {
  const { schema } = design;
  const Icon = kindIcons[record.kind];
  const noun = nounOf(record.kind);
  const address = addressOf(schema, record);
  const without = ownSections[record.kind];
  // What has parts is read for its parts: attributes that say nothing go to the end.
  const isWhole = schema.children(record.id).some((child) => listedInParent[child.kind]);
  return (
    <article aria-label={address}>
      <header className={styles.header}>
        <Path schema={schema} record={record} />
        <div className={styles.title}>
          <Icon size={17} strokeWidth={1.6} aria-hidden="true" />
          <h2>{record.name ?? noun}</h2>
          <CopyButton text={address} label="Copy the address" />
        </div>
        <p className={styles.noun}>{noun}</p>
      </header>
      <Comments schema={schema} id={record.id} />
      <RecordExtras schema={schema} record={record} />
      <Fields schema={schema} record={record} without={without} onlySet={isWhole} />
      <ChildSections schema={schema} record={record} />
      <Referrers schema={schema} id={record.id} />
      {isWhole ? <DefaultFields schema={schema} record={record} without={without} /> : null}
      <DdlSection design={design} id={record.id} />
    </article>
  );
}

/** The objects above a record, each a link. */
function Path({ schema, record }: { readonly schema: Schema; readonly record: AnyRecord }) {
  const above: AnyRecord[] = [];
  let at = record.parent === undefined ? undefined : schema.get(record.parent);
  while (at?.parent !== undefined) {
    above.unshift(at);
    at = schema.get(at.parent);
  }
  if (above.length === 0) return null;
  return (
    <nav className={styles.path} aria-label="Contained in">
      {above.map((one, i) => (
        <Fragment key={one.id}>
          {i > 0 ? <span aria-hidden="true">›</span> : null}
          <RecordLink schema={schema} id={one.id} />
        </Fragment>
      ))}
    </nav>
  );
}
