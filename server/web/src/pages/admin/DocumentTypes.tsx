import {useQuery} from '@tanstack/react-query';
import {Button} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {documentTypes, type DocumentType} from '@/api/names';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, inVietnameseOrder} from '@/habits/format';
import {AddType} from './AddType';
import {EndType} from './EndType';
import {holds, today} from './words';

/** Every row of the catalogue: what types are called, and from when to when. */
export function DocumentTypes({words}: {words: string}) {
  const {t} = useTranslation();
  const answer = useQuery(documentTypes);
  const [renamed, setRenamed] = useState<DocumentType | null>(null);
  const [ended, setEnded] = useState<DocumentType | null>(null);
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const all = answer.data.document_types;
  const shown = all
    .filter((type) => holds(words, type.name, type.code))
    .sort((left, right) => inVietnameseOrder(left.name, right.name));
  if (shown.length === 0) return <EmptyState title={t('admin.noneFound')} text={t('admin.noneFoundText')} />;
  // The rows of the past are closed by those that follow them.
  const isLast = (type: DocumentType) =>
    !all.some((other) => other.code === type.code && other.valid_from > type.valid_from);
  return (
    <>
      <DataTable
        label={t('admin.types.title')}
        rows={shown}
        keyOf={(type) => type.id}
        classOf={(type) => (type.valid_to !== undefined && type.valid_to < today() ? 'admin-off' : undefined)}
        columns={[
          {key: 'name', title: t('admin.types.name'), show: (type) => type.name},
          {key: 'abbreviation', title: t('admin.types.abbreviation'), show: (type) => type.abbreviation},
          {key: 'class', title: t('admin.types.class'), show: (type) => t(`admin.types.classes.${type.type_class}`)},
          {key: 'from', title: t('admin.validFrom'), show: (type) => formatDate(type.valid_from)},
          {key: 'to', title: t('admin.validTo'), show: (type) => formatDate(type.valid_to)},
          {key: 'basis', title: t('admin.legalBasis'), show: (type) => type.legal_basis},
          {
            key: 'action',
            title: t('admin.action'),
            show: (type) =>
              isLast(type) && (
                <span className="admin-buttons">
                  {type.valid_to === undefined && (
                    <Button size="small" onClick={() => setRenamed(type)}>
                      {t('admin.types.rename')}
                    </Button>
                  )}
                  <Button size="small" onClick={() => setEnded(type)}>
                    {t(type.valid_to === undefined ? 'admin.end' : 'admin.types.resume')}
                  </Button>
                </span>
              ),
          },
        ]}
      />
      {renamed && <AddType before={renamed} close={() => setRenamed(null)} />}
      {ended && <EndType type={ended} close={() => setEnded(null)} />}
    </>
  );
}
