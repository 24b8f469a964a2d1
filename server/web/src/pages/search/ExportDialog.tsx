import {Button, Checkbox, Modal, Radio} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {fetchBytes} from '@/api/client';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useDownload} from '@/habits/download';
import {formatNumber, formatSize} from '@/habits/format';
import type {Query} from './queries';

const FORMATS = ['xlsx', 'docx', 'pdf', 'csv'] as const;
type Format = (typeof FORMATS)[number];
const COLUMNS = {
  number: 'number',
  day: 'day',
  type: 'type',
  subject: 'subject',
  issuer: 'issuer',
  unit: 'unit',
  direction: 'direction',
  registry_number: 'registryNumber',
  signer: 'signer',
} as const;
type Column = keyof typeof COLUMNS;
const USUAL: Column[] = ['number', 'day', 'type', 'subject', 'issuer'];

interface Props {
  query: Query;
  /** Ids of what was chosen; empty: all results. */
  only: number[];
  count: number;
  close: () => void;
}

function addressOf(query: Query, only: number[], columns: Column[], format: Format) {
  const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  if (only.length > 0) params.set('documents', only.join(','));
  params.set('columns', columns.join(','));
  params.set('format', format);
  return `/api/v1/search/export?${params}`;
}

export default function ExportDialog({query, only, count, close}: Props) {
  const {t} = useTranslation();
  const [format, setFormat] = useState<Format>('xlsx');
  const [columns, setColumns] = useState<Column[]>(USUAL);
  const download = useDownload(close);
  const start = () => {
    const ordered = (Object.keys(COLUMNS) as Column[]).filter((column) => columns.includes(column));
    const address = addressOf(query, only, ordered, format);
    download.start({
      name: `tim-kiem.${format}`,
      fetch: (signal, onReceived) => fetchBytes(address, signal, onReceived),
    });
  };
  return (
    <Modal
      open
      title={t('search.exportTitle')}
      onCancel={() => {
        download.stop();
        close();
      }}
      footer={[
        <Button key="stop" onClick={download.isRunning ? download.stop : close}>
          {t(download.isRunning ? 'search.stop' : 'app.cancel')}
        </Button>,
        <Button key="go" type="primary" disabled={columns.length === 0} loading={download.isRunning} onClick={start}>
          {t(download.isRunning ? 'search.exporting' : 'search.download')}
        </Button>,
      ]}
    >
      <ProblemAlert error={download.error} />
      <p>
        {t('search.exportCount', {count, replace: {count: formatNumber(count)}})}{' '}
        {only.length === 0 && t('search.exportMost')}
      </p>
      {download.isRunning && (
        <p role="status">
          {download.received === 0
            ? t('search.exportWaiting')
            : t('search.exportReceived', {size: formatSize(download.received)})}
        </p>
      )}
      <fieldset className="search-group">
        <legend>{t('search.format')}</legend>
        <Radio.Group
          value={format}
          options={FORMATS.map((one) => ({value: one, label: one.toUpperCase()}))}
          onChange={(event) => setFormat(event.target.value as Format)}
        />
      </fieldset>
      <fieldset className="search-group">
        <legend>{t('search.columns')}</legend>
        <Checkbox.Group
          className="search-columns"
          value={columns}
          options={(Object.keys(COLUMNS) as Column[]).map((one) => ({value: one, label: t(`search.${COLUMNS[one]}`)}))}
          onChange={(chosen) => setColumns(chosen)}
        />
      </fieldset>
    </Modal>
  );
}
