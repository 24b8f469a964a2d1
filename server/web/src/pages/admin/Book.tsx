import {useQuery, useQueryClient} from '@tanstack/react-query';
import {Button, Drawer, Form, Input} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useTypeName} from '@/api/names';
import {DataTable} from '@/components/DataTable';
import {Facts} from '@/components/Facts';
import {FormDialog} from '@/components/FormDialog';
import {Loading} from '@/components/Loading';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate, formatNumber} from '@/habits/format';
import {bookOf, changeBook, seriesOf, type BookOf} from './book_queries';

type State = BookOf['state'];

/** open ⇄ closed ⇄ locked. */
const MOVES: Record<State, State[]> = {open: ['closed'], closed: ['open', 'locked'], locked: ['closed']};

/** One book: its state, and its series with the numbers that are missing or kept back. */
export function Book({id, close}: {id: number; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const answer = useQuery(bookOf(id));
  const [wanted, setWanted] = useState<State | null>(null);
  const book = answer.data?.book;
  const needsReason = book?.state === 'locked';
  return (
    <Drawer open onClose={close} width={640} title={book?.name ?? t('app.loading')}>
      {answer.isPending && <Loading />}
      <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      {book && (
        <>
          <Facts
            facts={[
              [t('admin.books.code'), book.code],
              [t('admin.books.direction'), t(`documents.${book.direction}`)],
              [t('admin.books.scheme'), t(`admin.books.schemes.${book.scheme}`)],
              [t('admin.books.separateTypes'), book.separate_types?.join(', ')],
              [t('admin.books.purpose'), t(`admin.books.purposes.${book.purpose}`)],
              [t('admin.books.boardName'), book.board_name],
              [t('admin.state'), t(`admin.books.states.${book.state}`)],
            ]}
          />
          <div className="admin-actions">
            {MOVES[book.state].map((state) => (
              <Button key={state} danger={state !== 'open'} onClick={() => setWanted(state)}>
                {t(`admin.books.moves.${state}`)}
              </Button>
            ))}
          </div>
          <h2 className="admin-title">{t('admin.books.series')}</h2>
          <Series id={id} />
          {wanted && (
            <FormDialog<{reason?: string}, BookOf>
              title={`${t(`admin.books.moves.${wanted}`)}: ${book.name}`}
              submit={t(`admin.books.moves.${wanted}`)}
              isDangerous={wanted !== 'open'}
              close={() => {
                setWanted(null);
                void answer.refetch();
              }}
              send={({reason}) => changeBook(id, client.getQueryData(bookOf(id).queryKey)?.etag ?? '', wanted, reason)}
              renew={answer.refetch}
              done={() => void client.invalidateQueries({queryKey: ['books']})}
              outcome={() => t(`admin.books.outcomes.${wanted}`)}
            >
              <Form.Item
                name="reason"
                label={t('admin.reason')}
                rules={needsReason ? [{required: true, message: t('login.required')}] : []}
              >
                <Input maxLength={500} autoFocus />
              </Form.Item>
            </FormDialog>
          )}
        </>
      )}
    </Drawer>
  );
}

function Series({id}: {id: number}) {
  const {t} = useTranslation();
  const typeName = useTypeName();
  const answer = useQuery(seriesOf(id));
  if (answer.isPending) return <Loading rows={2} />;
  if (answer.isError) return <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data.length === 0) return <p className="muted">{t('admin.books.noSeries')}</p>;
  const span = ({first, last}: {first: number; last: number}) => (first === last ? `${first}` : `${first}–${last}`);
  return (
    <DataTable
      label={t('admin.books.series')}
      rows={answer.data}
      keyOf={(series) => series.id}
      columns={[
        {
          key: 'series',
          title: t('admin.books.year'),
          show: (series) => [series.year, series.key && typeName(series.key)].filter(Boolean).join(' · '),
        },
        {
          key: 'last',
          title: t('admin.books.lastNumber'),
          isNumber: true,
          show: (series) => formatNumber(series.last_number),
        },
        {key: 'day', title: t('admin.books.lastDay'), show: (series) => formatDate(series.last_day)},
        {
          key: 'gaps',
          title: t('admin.books.gaps'),
          show: (series) =>
            series.gaps.length > 0 && <span className="admin-bad">{series.gaps.map(span).join(', ')}</span>,
        },
        {
          key: 'reserved',
          title: t('admin.books.reserved'),
          show: (series) => series.reserved.map(({number}) => number).join(', '),
        },
      ]}
    />
  );
}
