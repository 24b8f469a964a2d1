import {Button, Modal, Radio} from 'antd';
import {useState, type ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import './forms.css';

export interface ConflictField<T> {
  name: keyof T & string;
  label: string;
  /** How a value is shown; as text by default. */
  show?: (value: unknown) => ReactNode;
}

interface Props<T> {
  /** What the person typed, and what is there now; null: there is no conflict. */
  versions: {mine: T; theirs: T} | null;
  fields: ConflictField<T>[];
  /** Saves `chosen` over what is there now: send it with the ETag that came with `theirs`. */
  onSave: (chosen: T) => void;
  /** Shows what is there now and forgets what was typed. */
  onDiscard: () => void;
}

const plain = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What the person typed, on what is there now: a field that was not touched is as the others left it. */
export function onto<T extends object>(theirs: T, mine: T, before: Partial<T>, fields: ConflictField<T>[]): T {
  const merged = {...mine};
  for (const {name} of fields) if (plain(mine[name]) === plain(before[name])) merged[name] = theirs[name];
  return merged;
}

/**
 * For an answer 412: two people changed one thing. Shows the fields that differ, mine beside theirs, and lets the person
 * choose of each; nothing is lost and nothing is overwritten unseen.
 */
export function ConflictDialog<T extends object>({versions, fields, onSave, onDiscard}: Props<T>) {
  const {t} = useTranslation();
  const [theirsChosen, setTheirsChosen] = useState<ReadonlySet<string>>(new Set());
  if (versions === null) return null;
  const {mine, theirs} = versions;
  const differing = fields.filter(({name}) => plain(mine[name]) !== plain(theirs[name]));
  const choose = (name: string, isTheirs: boolean) => {
    const next = new Set(theirsChosen);
    if (isTheirs) next.add(name);
    else next.delete(name);
    setTheirsChosen(next);
  };
  const save = () => {
    const chosen = {...mine};
    for (const {name} of differing) if (theirsChosen.has(name)) chosen[name] = theirs[name];
    onSave(chosen);
  };
  const cell = ({name, label, show}: ConflictField<T>, version: T, isTheirs: boolean) => (
    <td>
      <Radio
        checked={theirsChosen.has(name) === isTheirs}
        onChange={() => choose(name, isTheirs)}
        aria-label={`${label}: ${t(isTheirs ? 'conflict.theirs' : 'conflict.mine')}`}
      >
        {(show ? show(version[name]) : plain(version[name])) || t('conflict.empty')}
      </Radio>
    </td>
  );
  return (
    <Modal
      open
      width={760}
      title={t('conflict.title')}
      closable={false}
      footer={[
        <Button key="theirs" onClick={onDiscard}>
          {t('conflict.takeTheirs')}
        </Button>,
        <Button key="save" type="primary" onClick={save}>
          {t('conflict.saveMine')}
        </Button>,
      ]}
    >
      <p>{t('conflict.text')}</p>
      <table className="plain-table conflict-table">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.mine')}</th>
            <th scope="col">{t('conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              {cell(field, mine, false)}
              {cell(field, theirs, true)}
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
