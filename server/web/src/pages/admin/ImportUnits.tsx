import {useMutation, useQueryClient} from '@tanstack/react-query';
import {Button, Modal} from 'antd';
import {useState, type ChangeEvent} from 'react';
import {useTranslation} from 'react-i18next';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {importUnits} from './organisation_queries';

/** A list from a file: first tried, with a report of what it would do, then taken over. */
export function ImportUnits({close}: {close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const [lines, setLines] = useState<string | null>(null);
  const trying = useMutation({mutationFn: (text: string) => importUnits(text, true)});
  const taking = useMutation({
    mutationFn: (text: string) => importUnits(text, false),
    onSuccess: () => client.invalidateQueries({queryKey: ['organisations']}),
  });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    const text = await file.text();
    setLines(text);
    taking.reset();
    trying.mutate(text);
  };
  const report = taking.data ?? trying.data;
  const canTake = lines !== null && trying.isSuccess && !taking.isSuccess;
  return (
    <Modal
      open
      width={680}
      title={t('admin.units.import')}
      onCancel={close}
      footer={[
        <Button key="close" onClick={close}>
          {t('app.close')}
        </Button>,
        <Button
          key="take"
          type="primary"
          disabled={!canTake}
          loading={taking.isPending}
          onClick={() => lines !== null && taking.mutate(lines)}
        >
          {t('admin.units.importNow')}
        </Button>,
      ]}
    >
      <p>{t('admin.units.importText')}</p>
      <input
        type="file"
        accept=".ndjson,.jsonl,application/x-ndjson"
        aria-label={t('admin.units.importFile')}
        onChange={(event) => void choose(event)}
      />
      <ProblemAlert error={trying.error ?? taking.error} />
      {report && <ImportReport report={report} isTrial={!taking.isSuccess} />}
    </Modal>
  );
}

function ImportReport({report, isTrial}: {report: Schemas['OrganisationImportAnswer']; isTrial: boolean}) {
  const {t} = useTranslation();
  const word = useServerWord();
  return (
    <>
      <p role="status">
        <strong>{t(isTrial ? 'admin.units.importTrial' : 'admin.units.importDone')}</strong>{' '}
        {t('admin.units.importCounts', {
          created: formatNumber(report.created),
          changed: formatNumber(report.changed),
          existing: formatNumber(report.existing),
          rejected: formatNumber(report.rejected),
        })}
      </p>
      {report.rejects.length > 0 && (
        <DataTable
          label={t('admin.units.importRejects')}
          rows={report.rejects}
          keyOf={(reject) => reject.record}
          columns={[
            {key: 'line', title: t('admin.units.importLine'), show: (reject) => reject.record},
            {
              key: 'why',
              title: t('admin.reason'),
              show: (reject) => reject.violations.map(({message}) => word(message)).join(' '),
            },
          ]}
        />
      )}
    </>
  );
}
