/** What a line about a record says after its name, for each kind. */
import type { AnyRecord, Id, IndexKey, Kind, Kinds, Schema } from '@ermine/model';
import type { ReactNode } from 'react';
import styles from '../inspector/inspector.module.css';
import { RecordLink } from '../inspector/record-link.tsx';
import { SqlValue, TypeValue, words } from '../inspector/value.tsx';
import { columnFacts } from './column-facts.ts';
import { counted } from './nouns.ts';
import { relationSentence } from './relation.ts';

/** Whether records of a kind are a list in their parent's inspector. */
export const listedInParent: { readonly [K in Kind]: boolean } = {
  database: false,
  schema: true,
  extension: true,
  table: true,
  column: true,
  columnOverride: true,
  notNull: false,
  primaryKey: true,
  unique: true,
  check: true,
  foreignKey: true,
  exclusion: true,
  index: true,
  enum: true,
  enumValue: true,
  domain: true,
  sequence: true,
  view: true,
  materializedView: true,
  routine: true,
  trigger: true,
  comment: false,
  opaque: true,
};

type Line<R> = (schema: Schema, record: R) => ReactNode;
const nothing = () => null;

const lines: { readonly [K in Kind]: Line<Kinds[K]> } = {
  database: nothing,
  schema: (schema, one) => <Muted>{objects(schema.children(one.id).length)}</Muted>,
  extension: (_, one) => (one.version ? <Muted>version {one.version}</Muted> : null),
  table: (schema, one) => (
    <Muted>
      {counted(schema.childrenOf('column', one.id).length, 'column')}
      {one.partition ? `, partition of ${schema.get(one.partition.of)?.name}` : ''}
    </Muted>
  ),
  column: (schema, one) => {
    const facts = columnFacts(schema, one);
    return (
      <>
        <span className={styles.type}>
          <TypeValue schema={schema} type={one.type} />
        </span>
        <span className={styles.facts}>
          {facts.marks.map((mark) => (
            <span key={mark} className={styles.tag}>
              {mark}
            </span>
          ))}
          {one.default ? (
            <span className={styles.default}>
              = <SqlValue schema={schema} sql={one.default} />
            </span>
          ) : null}
          {one.generated ? (
            <span className={styles.default}>
              = <SqlValue schema={schema} sql={one.generated.expression} />
            </span>
          ) : null}
        </span>
      </>
    );
  },
  columnOverride: (schema, one) => (
    <>
      <RecordLink schema={schema} id={one.column} />
      {one.default ? <SqlValue schema={schema} sql={one.default} /> : null}
    </>
  ),
  notNull: nothing,
  primaryKey: (schema, one) => <Columns schema={schema} ids={one.columns} />,
  unique: (schema, one) => <Columns schema={schema} ids={one.columns} />,
  check: (schema, one) => <SqlValue schema={schema} sql={one.expression} />,
  foreignKey: (schema, one) => (
    <Muted>
      {relationSentence(schema, one)}
      {one.onDelete ? `, on delete ${words(one.onDelete)}` : ''}
      {one.onUpdate ? `, on update ${words(one.onUpdate)}` : ''}
    </Muted>
  ),
  exclusion: (schema, one) => (
    <Muted>
      {one.method ? `${one.method} ` : ''}
      {one.elements.map((element, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: elements have no identity but their place.
        <span key={i}>
          {i > 0 ? ', ' : ''}
          <KeyPart schema={schema} part={element} /> with {element.operator}
        </span>
      ))}
    </Muted>
  ),
  index: (schema, one) => (
    <>
      {one.unique ? <span className={styles.tag}>unique</span> : null}
      {one.method ? <span className={styles.tag}>{one.method}</span> : null}
      <Muted>
        {one.keys.map((key, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: keys have no identity but their place.
          <span key={i}>
            {i > 0 ? ', ' : ''}
            <KeyPart schema={schema} part={key} />
          </span>
        ))}
        {one.predicate ? (
          <>
            {' where '}
            <SqlValue schema={schema} sql={one.predicate} />
          </>
        ) : null}
      </Muted>
    </>
  ),
  enum: (schema, one) => (
    <Muted>
      {schema
        .childrenOf('enumValue', one.id)
        .map((value) => value.name)
        .join(', ')}
    </Muted>
  ),
  enumValue: nothing,
  domain: (schema, one) => (
    <span className={styles.type}>
      <TypeValue schema={schema} type={one.base} />
    </span>
  ),
  sequence: (schema, one) =>
    one.link ? (
      <Muted>
        of <RecordLink schema={schema} id={one.link.column} />
      </Muted>
    ) : null,
  view: nothing,
  materializedView: nothing,
  routine: (_, one) => <Muted>{one.type ?? 'function'}</Muted>,
  trigger: (schema, one) => (
    <Muted>
      {words(one.timing)} {one.events.map(({ event }) => event).join(' or ')}, each{' '}
      {one.level ?? 'statement'}: <SqlValue schema={schema} sql={one.function} />
    </Muted>
  ),
  comment: (_, one) => <Muted>{one.text}</Muted>,
  opaque: (_, one) => <Muted>{one.tag}</Muted>,
};

/** The rest of the line about a record. */
export function lineOf(schema: Schema, record: AnyRecord): ReactNode {
  return (lines[record.kind] as Line<AnyRecord>)(schema, record);
}

function Muted({ children }: { readonly children: ReactNode }) {
  return <span className={styles.muted}>{children}</span>;
}

function Columns({ schema, ids }: { readonly schema: Schema; readonly ids: readonly Id[] }) {
  return (
    <span className={styles.muted}>
      {ids.map((id, i) => (
        <span key={id}>
          {i > 0 ? ', ' : ''}
          <RecordLink schema={schema} id={id} />
        </span>
      ))}
    </span>
  );
}

function KeyPart({ schema, part }: { readonly schema: Schema; readonly part: IndexKey }) {
  return (
    <>
      {part.column ? <RecordLink schema={schema} id={part.column} /> : null}
      {part.expression ? <SqlValue schema={schema} sql={part.expression} /> : null}
      {part.order === 'desc' ? ' desc' : ''}
      {part.nulls ? ` nulls ${part.nulls}` : ''}
    </>
  );
}

function objects(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'object' : 'objects'}`;
}
