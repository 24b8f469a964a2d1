import {useQuery} from '@tanstack/react-query';
import {Form, Input, message, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import type {Account, Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {fold} from '@/habits/fold';
import {formatDate, formatNumber} from '@/habits/format';
import {accounts, endPost, openWorkOf, type Post} from './people_queries';
import {today} from './words';

interface Props {
  post: Post;
  holder: Account;
  close: () => void;
  done: () => void;
}

const MOST_SHOWN = 5;

/** Ends a post; before that it shows what still waits there and offers to hand it over. */
export function EndPost({post, holder, close, done}: Props) {
  const {t} = useTranslation();
  const work = useQuery(openWorkOf(post.id));
  const people = useQuery(accounts);
  const count = work.data?.length ?? 0;
  const takers = (people.data ?? [])
    .filter((each) => !each.disabled && each.id !== holder.id)
    .map((each) => ({value: each.id, label: `${each.full_name} – ${each.organisation_name ?? each.login}`}));
  return (
    <FormDialog<Schemas['PostEnd'], Schemas['EndedPost']>
      title={t('admin.people.endPostOf', {name: holder.full_name})}
      submit={t('admin.people.endPost')}
      isDangerous
      close={close}
      initial={{valid_to: today()}}
      send={({valid_to, hand_over_to, reason}) =>
        endPost(post.id, {valid_to, ...(hand_over_to && {hand_over_to}), ...(reason && {reason})})
      }
      done={(ended) => {
        void message.success(t('admin.people.handedOver', {number: formatNumber(ended.handed_over)}));
        done();
      }}
      outcome={({valid_to, hand_over_to}) =>
        t(
          count === 0
            ? 'admin.people.endOutcome'
            : hand_over_to
              ? 'admin.people.endOutcomeHandedOver'
              : 'admin.people.endOutcomeLeft',
          {name: holder.full_name, day: formatDate(valid_to), number: formatNumber(count)},
        )
      }
    >
      {work.isPending && <Loading rows={2} />}
      <ProblemAlert error={work.error} retry={() => void work.refetch()} />
      {count > 0 && (
        <>
          <p>{t('admin.people.openWork', {number: formatNumber(count)})}</p>
          <ul className="admin-list">
            {work.data?.slice(0, MOST_SHOWN).map((each) => (
              <li key={`${each.kind} ${each.id}`}>
                {t(`admin.people.work.${each.kind}`)}: {each.subject}
              </li>
            ))}
          </ul>
        </>
      )}
      <Form.Item name="valid_to" label={t('admin.lastDay')} rules={[{required: true, message: t('login.required')}]}>
        <DateBox />
      </Form.Item>
      {count > 0 && (
        <>
          <Form.Item name="hand_over_to" label={t('admin.people.handOverTo')}>
            <Select
              showSearch
              allowClear
              options={takers}
              filterOption={(typed, option) => fold(option?.label ?? '').includes(fold(typed))}
            />
          </Form.Item>
          <Form.Item name="reason" label={t('admin.reason')}>
            <Input.TextArea autoSize maxLength={500} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
