import {Alert, Button, Modal} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {formatDate} from '@/habits/format';
import type {Registration} from './fields';
import type {Duplicate} from './queries';

/** In the line over the form; the dialog shows all. */
const NAMED = 2;

/** A line over the form; the dialog compares. */
export function DuplicateNotice({duplicates, compare}: {duplicates: Duplicate[]; compare: () => void}) {
  const {t} = useTranslation();
  if (duplicates.length === 0) return null;
  return (
    <Alert
      className="intake-duplicates"
      type="warning"
      showIcon
      message={t('intake.duplicates', {count: duplicates.length})}
      description={duplicates
        .slice(0, NAMED)
        .map(({document, because}) =>
          [document.registry_number, document.code, ...because.map((reason) => t(`intake.${reason}`))]
            .filter(Boolean)
            .join(' · '),
        )
        .join('; ')}
      action={
        <Button size="small" onClick={compare}>
          {t('intake.compare')}
        </Button>
      }
    />
  );
}

interface Props {
  mine: Registration;
  duplicates: Duplicate[];
  /** Left out while nobody asked to save. */
  goOn: (() => void) | undefined;
  close: () => void;
}

/** What is to be registered beside what is registered, and what going on would do. */
export function DuplicateDialog({mine, duplicates, goOn, close}: Props) {
  const {t} = useTranslation();
  const others = duplicates.map(({document}) => document);
  const rows: [string, string | undefined, (string | undefined)[]][] = [
    [t('intake.arrivalNumber'), '', others.map((other) => other.registry_number)],
    [t('intake.code'), mine.code, others.map((other) => other.code)],
    [t('intake.issuer'), mine.issuer_name, others.map((other) => other.issuer_name)],
    [t('intake.date'), formatDate(mine.issued_date), others.map((other) => formatDate(other.issued_date))],
    [t('intake.arrivalDate'), formatDate(mine.arrival_date), others.map((other) => formatDate(other.arrival_date))],
    [t('intake.subject'), mine.subject, others.map((other) => other.subject)],
  ];
  return (
    <Modal
      open
      width={Math.max(760, 360 + 200 * others.length)}
      title={t('intake.duplicateTitle')}
      onCancel={close}
      footer={[
        goOn && (
          <Button key="on" onClick={goOn}>
            {t('intake.duplicateGo')}
          </Button>
        ),
        <Button key="back" type="primary" autoFocus onClick={close}>
          {t('intake.duplicateBack')}
        </Button>,
      ]}
    >
      <p>{t('intake.duplicateText')}</p>
      <div className="intake-compare" tabIndex={0} role="group" aria-label={t('intake.duplicateTitle')}>
        <table className="plain-table">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('intake.thisOne')}</th>
              {others.map(({id}) => (
                <th scope="col" key={id}>
                  <Link to={`/documents/${id}`} target="_blank">
                    {t('intake.registered')}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value, values]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
                {values.map((other, place) => (
                  <td key={place} className={other === value ? 'same' : undefined}>
                    {other}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );
}
