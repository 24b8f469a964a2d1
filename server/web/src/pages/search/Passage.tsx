import {useMutation} from '@tanstack/react-query';
import {Button, Form, Input} from 'antd';
import {useTranslation} from 'react-i18next';
import {Link} from 'react-router-dom';
import {api, body} from '@/api/client';
import {useTypeName} from '@/api/names';
import type {SearchHit} from '@/api/types';
import {EmptyState} from '@/components/EmptyState';
import {PageHeader} from '@/components/PageHeader';
import {applyProblemToForm} from '@/components/problem_form';
import {ProblemAlert} from '@/components/ProblemAlert';
import {RowList} from '@/components/RowList';
import {HitRow} from './HitRow';

const LETTERS_MOST = 10_000;
const MOST = 50;

/** What a pasted paragraph is from or about. It goes by a POST and stands in no address and no log. */
export default function Passage() {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const [form] = Form.useForm<{text: string}>();
  const search = useMutation({
    mutationFn: async (text: string) =>
      body(await api.POST('/api/v1/search/by-text', {params: {query: {limit: MOST}}, body: {text}})).results,
    onError: (error) => applyProblemToForm(form, error),
  });
  return (
    <>
      <PageHeader title={t('search.byTextTitle')} note={<Link to="/search">{t('search.backToWords')}</Link>} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="search-passage"
        onFinish={({text}) => search.mutate(text)}
      >
        <Form.Item
          name="text"
          label={t('search.byTextLabel')}
          extra={t('search.byTextHint')}
          rules={[{required: true, whitespace: true, message: t('login.required')}]}
        >
          <Input.TextArea autoSize={{minRows: 4, maxRows: 12}} maxLength={LETTERS_MOST} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={search.isPending}>
          {t('search.byTextRun')}
        </Button>
      </Form>
      <ProblemAlert error={search.error} atFields />
      {search.data?.length === 0 && <EmptyState title={t('search.byTextEmpty')} text={t('search.byTextEmptyText')} />}
      {!!search.data?.length && (
        <RowList<SearchHit>
          label={t('search.listLabel')}
          items={search.data}
          keyOf={(hit) => String(hit.id)}
          chosen={-1}
          row={(hit) => (
            <HitRow
              hit={hit}
              typeName={typeName}
              to={`/documents/${hit.id}`}
              share={t('search.share', {share: Math.round(hit.score * 100)})}
            />
          )}
        />
      )}
    </>
  );
}
