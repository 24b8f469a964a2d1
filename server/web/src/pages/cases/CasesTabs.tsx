import {useTranslation} from 'react-i18next';
import {TabLinks} from '@/components/TabLinks';

const TABS = ['files', 'title', 'handOver', 'statistics'] as const;
export type CasesTab = (typeof TABS)[number];
const PATHS: Record<CasesTab, string> = {
  files: '/case-files',
  title: '/case-files/plans',
  handOver: '/case-files/hand-over',
  statistics: '/case-files/statistics',
};

/** The pages about case files. */
export function CasesTabs({active}: {active: CasesTab}) {
  const {t} = useTranslation();
  return (
    <TabLinks
      label={t('plans.tabs')}
      active={active}
      links={TABS.map((key) => ({key, title: t(`plans.${key}`), to: PATHS[key]}))}
    />
  );
}
