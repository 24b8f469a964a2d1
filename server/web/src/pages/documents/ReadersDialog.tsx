import {useQuery} from '@tanstack/react-query';
import {Modal} from 'antd';
import dayjs from 'dayjs';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import type {Document, Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {inVietnameseOrder} from '@/habits/format';
import {readersOf} from './queries';

type Reader = Schemas['Readers']['readers'][number];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Who could see the document on a day, and by which post, delegation or work. */
export function ReadersDialog({document, close}: {document: Document; close: () => void}) {
  const {t} = useTranslation();
  const [day, setDay] = useState(dayjs().format('YYYY-MM-DD'));
  return (
    <Modal open title={t('registered.readers.title', {code: document.code})} footer={null} onCancel={close} width={640}>
      <label className="readers-day">
        {t('registered.readers.on')}
        <DateBox value={day} onChange={(chosen) => setDay(chosen ?? '')} />
      </label>
      {DAY.test(day) && <Readers key={day} id={document.id} day={day} />}
    </Modal>
  );
}

function Readers({id, day}: {id: number; day: string}) {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(readersOf(id, day));
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={4} />;
  if (data.length === 0)
    return <EmptyState title={t('registered.readers.none')} text={t('registered.readers.noneText')} />;
  const inOrder = [...data].sort((left, right) => inVietnameseOrder(left.full_name, right.full_name));
  return (
    <>
      <p className="muted">{t('registered.readers.count', {count: data.length})}</p>
      <ul className="timeline readers-list" tabIndex={0} aria-label={t('registered.readers.open')}>
        {inOrder.map((reader) => (
          <li key={reader.account}>
            <strong>{reader.full_name}</strong>
            <Why reader={reader} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Why({reader}: {reader: Reader}) {
  const {t} = useTranslation();
  const posts = reader.by.map(({title, role, organisation_name: unit, delegation, legal_basis: basis}) =>
    [title || t(`roles.${role}`), unit, delegation !== undefined && t('registered.readers.delegated', {basis})]
      .filter(Boolean)
      .join(', '),
  );
  const roles = [...new Set((reader.work ?? []).map(({role}) => role))];
  const why = [
    ...posts,
    roles.length > 0 &&
      t('registered.readers.work', {roles: roles.map((role) => t(`flow.role.${role as 'main'}`)).join(', ')}),
    !reader.files && t('registered.readers.noFiles'),
  ].filter(Boolean);
  return <small>{why.join(' · ')}</small>;
}
