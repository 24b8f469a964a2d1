import {useMutation} from '@tanstack/react-query';
import {Button, Checkbox, Modal, Radio} from 'antd';
import {useRef, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {fetchBytes} from '@/api/client';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatNumber} from '@/habits/format';
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

/** Gives the browser bytes as a file of that name. */
function keepAs(name: string, bytes: ArrayBuffer) {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export default function ExportDialog({query, only, count, close}: Props) {
  const {t} = useTranslation();
  const [format, setFormat] = useState<Format>('xlsx');
  const [columns, setColumns] = useState<Column[]>(USUAL);
  const aborting = useRef<AbortController>();
  const download = useMutation({
    mutationFn: async () => {
      aborting.current = new AbortController();
      const ordered = (Object.keys(COLUMNS) as Column[]).filter((column) => columns.includes(column));
      const bytes = await fetchBytes(addressOf(query, only, ordered, format), aborting.current.signal);
      keepAs(`tim-kiem.${format}`, bytes);
    },
    onSuccess: close,
  });
  const stop = () => {
    aborting.current?.abort();
    download.reset();
  };
  const isStopped = download.error instanceof DOMException && download.error.name === 'AbortError';
  return (
    <Modal
      open
      title={t('search.exportTitle')}
      onCancel={() => {
        stop();
        close();
      }}
      footer={[
        <Button key="stop" onClick={download.isPending ? stop : close}>
          {t(download.isPending ? 'search.stop' : 'app.cancel')}
        </Button>,
        <Button
          key="go"
          type="primary"
          disabled={columns.length === 0}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {t(download.isPending ? 'search.exporting' : 'search.download')}
        </Button>,
      ]}
    >
      <ProblemAlert error={isStopped ? null : download.error} />
      <p>
        {t('search.exportCount', {count, replace: {count: formatNumber(count)}})}{' '}
        {only.length === 0 && t('search.exportMost')}
      </p>
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
