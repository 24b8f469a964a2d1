import type {ReactNode} from 'react';
import {useTranslation} from 'react-i18next';
import {PageHeader} from '@/components/PageHeader';
import {TabLinks} from '@/components/TabLinks';
import './admin.css';

export const SECTIONS = [
  'people',
  'roles',
  'organisations',
  'books',
  'calendar',
  'rates',
  'types',
  'intake',
  'audit',
  'system',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What all pages of the administration stand in. */
export function AdminPage({section, actions, children}: {section: Section; actions?: ReactNode; children: ReactNode}) {
  const {t} = useTranslation();
  return (
    <>
      <PageHeader title={t(`admin.sections.${section}`)} actions={actions} />
      <TabLinks
        label={t('admin.title')}
        active={section}
        links={SECTIONS.map((key) => ({key, title: t(`admin.sections.${key}`), to: `/admin/${key}`}))}
      />
      {children}
    </>
  );
}
