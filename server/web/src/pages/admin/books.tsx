import {PlusOutlined} from '@ant-design/icons';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Form, Input, Segmented, Select} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {Link, useSearchParams} from 'react-router-dom';
import {api, body} from '@/api/client';
import {organisationsOn} from '@/api/organisations';
import type {Schemas} from '@/api/types';
import {DataTable} from '@/components/DataTable';
import {EmptyState} from '@/components/EmptyState';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {OrganisationSelect} from '@/components/OrganisationSelect';
import {ProblemAlert} from '@/components/ProblemAlert';
import {useTypeChoices} from '@/components/document_choices';
import {byLabel} from '@/habits/fold';
import {useUrlFilters} from '@/habits/url_filters';
import {AdminPage} from './AdminPage';
import {Book} from './Book';
import {books, type BookOf} from './book_queries';

const FILTERS = ['unit', 'id'] as const;
const SCHEMES = ['common', 'per_type', 'mixed'] as const;
const PURPOSES = ['agency', 'board', 'secret_stubs', 'copies'] as const;

/** The books of every unit and the series of numbers in them. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const [isAdding, setAdding] = useState(false);
  return (
    <AdminPage
      section="books"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('admin.books.add')}
        </Button>
      }
    >
      <div className="filters">
        <OrganisationSelect
          className="admin-search"
          label={t('admin.unit')}
          placeholder={t('admin.everyUnit')}
          registriesOnly
          value={Number(filters.unit) || undefined}
          onChange={(unit) => change({unit: unit === undefined ? '' : String(unit)})}
        />
      </div>
      <BookList unit={Number(filters.unit)} />
      {Number(filters.id) > 0 && <Book id={Number(filters.id)} close={() => change({id: ''})} />}
      {isAdding && <AddBook close={() => setAdding(false)} done={(book) => change({id: String(book.id)})} />}
    </AdminPage>
  );
}

function BookList({unit}: {unit: number}) {
  const {t} = useTranslation();
  const [params] = useSearchParams();
  const answer = useQuery(books);
  const units = useQuery(organisationsOn());
  if (answer.isPending) return <Loading rows={8} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  const shown = answer.data.filter((book) => !unit || book.organisation === unit);
  if (shown.length === 0) return <EmptyState title={t('admin.noneFound')} text={t('admin.books.noneText')} />;
  const placeOf = (book: BookOf) => {
    const place = new URLSearchParams(params);
    place.set('id', String(book.id));
    return `?${place}`;
  };
  return (
    <DataTable
      label={t('admin.sections.books')}
      rows={shown}
      keyOf={(book) => book.id}
      classOf={(book) => (book.state === 'open' ? undefined : 'admin-off')}
      columns={[
        {key: 'name', title: t('admin.books.name'), show: (book) => <Link to={placeOf(book)}>{book.name}</Link>},
        {
          key: 'unit',
          title: t('admin.unit'),
          show: (book) => units.data?.find(({id}) => id === book.organisation)?.name ?? book.organisation,
        },
        {key: 'code', title: t('admin.books.code'), show: (book) => book.code},
        {key: 'direction', title: t('admin.books.direction'), show: (book) => t(`documents.${book.direction}`)},
        {key: 'scheme', title: t('admin.books.scheme'), show: (book) => t(`admin.books.schemes.${book.scheme}`)},
        {key: 'purpose', title: t('admin.books.purpose'), show: (book) => t(`admin.books.purposes.${book.purpose}`)},
        {key: 'state', title: t('admin.state'), show: (book) => t(`admin.books.states.${book.state}`)},
      ]}
    />
  );
}

function AddBook({close, done}: {close: () => void; done: (book: BookOf) => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const types = useTypeChoices();
  const [scheme, setScheme] = useState<string>('common');
  const [purpose, setPurpose] = useState<string>('agency');
  const required = [{required: true, message: t('login.required')}];
  return (
    <FormDialog<Schemas['BookRequest'], BookOf>
      title={t('admin.books.add')}
      submit={t('admin.create')}
      close={close}
      initial={{direction: 'outgoing', scheme: 'common', purpose: 'agency'}}
      send={async (fields, key) =>
        body(await api.POST('/api/v1/books', {body: fields, params: {header: {'Idempotency-Key': key}}}))
      }
      done={(book) => {
        void client.invalidateQueries({queryKey: ['books']});
        done(book);
      }}
    >
      <Form.Item name="organisation" label={t('admin.unit')} rules={required}>
        <OrganisationSelect registriesOnly placeholder={t('admin.chooseUnit')} />
      </Form.Item>
      <Form.Item name="direction" label={t('admin.books.direction')}>
        <Segmented
          options={(['incoming', 'outgoing'] as const).map((each) => ({value: each, label: t(`documents.${each}`)}))}
        />
      </Form.Item>
      <Form.Item name="name" label={t('admin.books.name')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="code" label={t('admin.books.code')} extra={t('admin.books.codeHelp')} rules={required}>
        <Input maxLength={30} autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="scheme" label={t('admin.books.scheme')}>
        <Select
          options={SCHEMES.map((each) => ({value: each, label: t(`admin.books.schemes.${each}`)}))}
          onChange={setScheme}
        />
      </Form.Item>
      {scheme === 'mixed' && (
        <Form.Item name="separate_types" label={t('admin.books.separateTypes')}>
          <Select mode="multiple" filterOption={byLabel} options={types} />
        </Form.Item>
      )}
      <Form.Item name="purpose" label={t('admin.books.purpose')}>
        <Select
          options={PURPOSES.map((each) => ({value: each, label: t(`admin.books.purposes.${each}`)}))}
          onChange={setPurpose}
        />
      </Form.Item>
      {purpose === 'board' && (
        <>
          <Form.Item name="board_name" label={t('admin.books.boardName')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="board_notation" label={t('admin.books.boardNotation')}>
            <Input maxLength={30} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
