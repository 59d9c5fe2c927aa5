/** The attributes of a record, from its kind's field descriptors; defaults are muted (editor:I1). */
import { type AnyRecord, attribute, type Field, fieldsOf, type Schema } from '@ermine/model';
import styles from './inspector.module.css';
import { Section } from './section.tsx';
import { Value } from './value.tsx';

interface Shown {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly isDefault: boolean;
}

interface FieldsProps {
  readonly schema: Schema;
  readonly record: AnyRecord;
  /** Attributes that are shown elsewhere. */
  readonly without?: ReadonlySet<string>;
  /** Leaves out what is at its default; `DefaultFields` shows that. */
  readonly onlySet?: boolean;
}

/** The attributes; groups beside the main one are folded when nothing in them is set. */
export function Fields({ schema, record, without, onlySet = false }: FieldsProps) {
  const all = shownFields(record, without).filter((one) => !(onlySet && one.isDefault));
  const main = all.filter(({ field }) => field.group === undefined);
  return (
    <>
      {main.length > 0 ? (
        <div className={styles.fields}>
          <FieldList schema={schema} shown={main} />
        </div>
      ) : null}
      {(['storage', 'advanced'] as const).map((group) => {
        const members = all.filter(({ field }) => field.group === group);
        if (members.length === 0) return null;
        const title = group === 'storage' ? 'Storage' : 'Advanced';
        return (
          <Section key={group} title={title} folded={members.every((one) => one.isDefault)}>
            <FieldList schema={schema} shown={members} />
          </Section>
        );
      })}
    </>
  );
}

/** The attributes that are at their default, folded; nothing where there are none. */
export function DefaultFields({ schema, record, without }: FieldsProps) {
  const shown = shownFields(record, without).filter((one) => one.isDefault);
  if (shown.length === 0) return null;
  return (
    <Section title="Defaults" count={shown.length} folded>
      <FieldList schema={schema} shown={shown} />
    </Section>
  );
}

function shownFields(record: AnyRecord, without: ReadonlySet<string> | undefined): Shown[] {
  return Object.entries(fieldsOf(record.kind))
    .filter(([name]) => !without?.has(name))
    .flatMap(([name, field]): Shown[] => {
      const own = attribute(record, name);
      const value = own ?? field.default;
      return value === undefined ? [] : [{ name, field, value, isDefault: own === undefined }];
    });
}

interface FieldListProps {
  readonly schema: Schema;
  readonly shown: readonly Shown[];
}

function FieldList({ schema, shown }: FieldListProps) {
  return (
    <dl className={styles.list}>
      {shown.map(({ name, field, value, isDefault }) => (
        <div key={name} data-default={isDefault || undefined}>
          <dt>{field.label}</dt>
          <dd>
            <Value schema={schema} type={field.value} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
