import {PrinterOutlined, UploadOutlined} from '@ant-design/icons';
import {Button, Segmented} from 'antd';
import {useRef, useState, type ChangeEvent} from 'react';
import {useTranslation} from 'react-i18next';
import type {Document} from '@/api/types';
import {PageHeader} from '@/components/PageHeader';
import {useShortcuts} from '@/habits/shortcuts';
import {useUrlFilters} from '@/habits/url_filters';
import {copied, type Registration} from './fields';
import {Chosen} from './Chosen';
import {Queue, useQueue} from './Queue';
import {Saved} from './Saved';
import {useFilesOfPage} from './uploads';
import './intake.css';

const FILTERS = ['item', 'state', 'channel', 'step'] as const;
const STEPS = ['queue', 'preview', 'form'] as const;

/** Three panes: what waits, what it says, how it is registered. On phones three steps. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const queue = useQueue(filters.state === 'discarded' ? 'discarded' : 'waiting', filters.channel);
  const [saved, setSaved] = useState<Document | null>(null);
  const [before, setBefore] = useState<Partial<Registration>>({});
  const step = STEPS.find((each) => each === filters.step) ?? 'queue';
  const open = (item: string, to: (typeof STEPS)[number] = 'form') => change({item, step: to});
  const files = useFilesOfPage((item) => {
    // What came first is worked on first; the others wait in the queue.
    if (!filters.item || saved !== null) open(`intake-${item}`);
    void queue.refetch();
  });

  const takeNext = (done: string) => {
    const place = queue.entries.findIndex(({key}) => key === done);
    const next = queue.entries[place + 1] ?? queue.entries[place - 1];
    change({item: next?.key ?? '', step: next === undefined ? 'queue' : 'form'});
  };
  const onSaved = (document: Document, how: 'stay' | 'next' | 'copy', values: Registration) => {
    setSaved(document);
    setBefore(how === 'copy' ? copied(values) : {});
    if (how === 'stay') change({item: '', step: 'form'});
    else if (how === 'copy' && filters.item === 'paper') change({item: 'paper', step: 'form'});
    else takeNext(filters.item);
    void queue.refetch();
  };
  return (
    <>
      <PageHeader title={t('intake.title')} actions={<Actions add={files.add} paper={() => open('paper')} />} />
      <Segmented
        className="intake-steps"
        aria-label={t('intake.steps')}
        block
        value={step}
        options={STEPS.map((value) => ({value, label: t(`intake.${value}`)}))}
        onChange={(value) => change({step: value})}
      />
      <div className={`intake intake-at-${step}`}>
        <Queue
          queue={queue}
          chosen={filters.item}
          open={(item) => open(item)}
          uploads={files.uploads}
          filters={filters}
          change={change}
        />
        <Chosen
          key={`${filters.item} ${saved?.id ?? ''}`}
          entry={filters.item}
          before={before}
          onSaved={onSaved}
          onGone={() => {
            takeNext(filters.item);
            void queue.refetch();
          }}
          saved={
            saved && <Saved document={saved} next={filters.item === '' ? queue.entries[0] : undefined} open={open} />
          }
        />
      </div>
      {files.isOver && <div className="intake-drop">{t('intake.dropHere')}</div>}
    </>
  );
}

function Actions({add, paper}: {add: (files: File[]) => void; paper: () => void}) {
  const {t} = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  useShortcuts({t: choose});
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    add([...(event.target.files ?? [])]);
    event.target.value = '';
  };
  return (
    <div className="intake-tools">
      <input ref={input} type="file" multiple hidden onChange={take} />
      <Button icon={<PrinterOutlined />} href="/api/v1/intake/separators" download title={t('intake.separators')}>
        <span className="wide-only">{t('intake.separators')}</span>
      </Button>
      <Button onClick={paper}>{t('intake.paper')}</Button>
      <Button type="primary" icon={<UploadOutlined />} onClick={choose}>
        {t('intake.addFiles')}
      </Button>
    </div>
  );
}
