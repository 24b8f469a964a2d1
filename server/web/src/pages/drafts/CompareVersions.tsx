import {useQuery} from '@tanstack/react-query';
import {Modal, Select} from 'antd';
import {Fragment, useState} from 'react';
import {useTranslation} from 'react-i18next';
import {draftFileUrl} from '@/api/flow';
import type {Draft} from '@/api/types';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatMoment, formatNumber} from '@/habits/format';
import {hasText, wordsOf} from './file_text';
import {differencesOf, type Place} from './word_differences';

type Version = Draft['versions'][number];
type File = Version['files'][number];

interface Props {
  draft: Draft;
  close: () => void;
}

/** The words of the main files of two versions: what was added, what was removed. Its own chunk. */
export default function CompareVersions({draft, close}: Props) {
  const {t} = useTranslation();
  const newest = draft.versions.length;
  const [chosen, setChosen] = useState({before: newest - 1, after: newest});
  const fileOf = (wanted: number) => draft.versions.find(({number}) => number === wanted)?.files[0];
  const [before, after] = [fileOf(chosen.before), fileOf(chosen.after)];
  const options = draft.versions.map(({number, at, account_name: name}) => ({
    value: number,
    label: [t('flow.drafts.version', {number}), name, formatMoment(at)].filter(Boolean).join(' · '),
  }));
  return (
    <Modal open onCancel={close} footer={null} width={960} title={t('flow.drafts.compare')}>
      <div className="compare-choice">
        {(['before', 'after'] as const).map((side) => (
          <label key={side}>
            {t(`flow.drafts.compared.${side}`)}
            <Select
              aria-label={t(`flow.drafts.compared.${side}`)}
              value={chosen[side]}
              options={options}
              onChange={(number: number) => setChosen({...chosen, [side]: number})}
            />
          </label>
        ))}
      </div>
      {before && after && (
        <Compared key={`${before.digest} ${after.digest}`} draft={draft.id} before={before} after={after} />
      )}
    </Modal>
  );
}

/** The words of each are read once while the dialog is open. */
const textOf = async (draft: number, {position, media_type: mediaType}: File, signal: AbortSignal) =>
  wordsOf(draftFileUrl(draft, position ?? 0), mediaType ?? '', signal);

function Compared({draft, before, after}: {draft: number; before: File; after: File}) {
  const {t} = useTranslation();
  const isReadable = hasText(before.media_type) && hasText(after.media_type);
  const {data, error, refetch, isPending} = useQuery({
    queryKey: ['drafts', draft, 'differences', before.digest, after.digest],
    staleTime: Infinity,
    enabled: isReadable,
    queryFn: async ({signal}) => {
      const [old, now] = await Promise.all([textOf(draft, before, signal), textOf(draft, after, signal)]);
      return {isEmpty: old.length === 0 || now.length === 0, found: (await differencesOf(old, now)) ?? null};
    },
  });
  if (!isReadable) return <p>{t('flow.drafts.compared.unreadable')}</p>;
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (isPending) return <Loading rows={6} />;
  if (data.isEmpty) return <p>{t('flow.drafts.compared.noText')}</p>;
  if (data.found === null) return <p>{t('flow.drafts.compared.tooDifferent')}</p>;
  const {places, added, removed} = data.found;
  if (places.length === 0) return <p role="status">{t('flow.drafts.compared.same')}</p>;
  return (
    <>
      <p role="status">
        {added + removed === 0
          ? t('flow.drafts.compared.marksOnly')
          : t('flow.drafts.compared.counts', {added: formatNumber(added), removed: formatNumber(removed)})}
      </p>
      <ol className="compare-places">
        {places.map((place, number) => (
          <li key={number}>
            <Words place={place} />
          </li>
        ))}
      </ol>
    </>
  );
}

const TAGS = {removed: 'del', added: 'ins', same: 'span'} as const;

function Words({place}: {place: Place}) {
  return (
    <>
      {place.map(({kind, text}, number) => {
        const Tag = TAGS[kind];
        // The blank before a word is not marked.
        return (
          <Fragment key={number}>
            {text.startsWith(' ') && ' '}
            <Tag>{text.trimStart()}</Tag>
          </Fragment>
        );
      })}
    </>
  );
}
