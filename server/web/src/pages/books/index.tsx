import {useQuery} from '@tanstack/react-query';
import {Button, InputNumber, message} from 'antd';
import {useState} from 'react';
import {useTranslation} from 'react-i18next';
import {useNavigate} from 'react-router-dom';
import {books} from '@/api/books';
import {EmptyState} from '@/components/EmptyState';
import {Loading} from '@/components/Loading';
import {PageHeader} from '@/components/PageHeader';
import {ProblemAlert} from '@/components/ProblemAlert';
import {formatDate} from '@/habits/format';
import {useLiveQuery} from '@/habits/live_list';
import {useUrlFilters} from '@/habits/url_filters';
import {PrintPanel} from './PrintPanel';
import {seriesOf, type Book, type Series} from './queries';
import {SecretStubs} from './SecretStubs';
import {NO_NUMBER, ReserveDialog, VoidDialog, type VoidStart} from './NumberDialogs';
import './books.css';

/** Others take numbers while somebody looks. */
const LIVE_MS = 5000;
const FILTERS = ['book', 'year', 'unit', 'direction'] as const;

/** The registry books: their series, what is kept back, what is missing, and the printed register. */
export function Component() {
  const {t} = useTranslation();
  const {filters, change} = useUrlFilters(FILTERS);
  const {data, error, refetch} = useQuery(books);
  useLiveQuery(books.queryKey, LIVE_MS);
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  // A report names the registry and the direction whose numbers it counts, not the book.
  const chosen =
    data.find(({id}) => String(id) === filters.book) ??
    data.find(
      ({organisation, direction}) => String(organisation) === filters.unit && direction === filters.direction,
    ) ??
    data[0];
  const year = Number(filters.year) || new Date().getFullYear();
  return (
    <>
      <PageHeader title={t('books.title')} />
      {chosen === undefined ? (
        <EmptyState title={t('books.empty')} text={t('books.emptyText')} />
      ) : (
        <div className="books">
          <nav aria-label={t('books.listLabel')}>
            <ul className="books-list">
              {data.map((book) => (
                <li key={book.id} className={book.id === chosen.id ? 'chosen' : undefined}>
                  <button
                    type="button"
                    aria-current={book.id === chosen.id}
                    onClick={() => change({book: String(book.id)})}
                  >
                    <span>{book.name}</span>
                    <small>
                      {t(`books.${book.direction}`)} · {t(`books.states.${book.state}`)}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <BookPane key={`${chosen.id} ${year}`} book={chosen} year={year} setYear={(next) => change({year: next})} />
        </div>
      )}
    </>
  );
}

function BookPane({book, year, setYear}: {book: Book; year: number; setYear: (year: string) => void}) {
  const {t} = useTranslation();
  const {data, error, refetch} = useQuery(seriesOf(book.id, year));
  const navigate = useNavigate();
  const isOfSecrets = book.purpose === 'secret_stubs';
  const [asked, setAsked] = useState<'reserve' | VoidStart | null>(null);
  const [toast, holder] = message.useMessage();
  const done = (words: string) => {
    setAsked(null);
    void toast.success(words);
    void refetch();
  };
  const close = () => setAsked(null);
  return (
    <section className="books-pane" aria-label={book.name}>
      {holder}
      <div className="books-tools">
        <h2>{book.name}</h2>
        <label>
          {t('books.year')}
          <InputNumber
            value={year}
            min={1900}
            max={2200}
            onChange={(next) => next !== null && next >= 1900 && setYear(String(next))}
          />
        </label>
        {book.state === 'open' && (
          <>
            {!isOfSecrets && (
              <Button onClick={() => navigate(`/books/${book.id}/import`)}>{t('books.import.short')}</Button>
            )}
            <Button type={isOfSecrets ? 'default' : 'primary'} onClick={() => setAsked('reserve')}>
              {t('books.reserve')}
            </Button>
            <Button danger onClick={() => setAsked(NO_NUMBER)}>
              {t('books.void')}
            </Button>
          </>
        )}
      </div>
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : data.length === 0 ? (
        <EmptyState title={t('books.emptySeries')} text={t('books.emptySeriesText')} />
      ) : (
        data.map((series) => (
          <SeriesCard key={series.id} series={series} canVoid={book.state === 'open'} ask={setAsked} />
        ))
      )}
      {isOfSecrets ? <SecretStubs book={book} year={year} /> : <PrintPanel book={book} year={year} />}
      {asked === 'reserve' && <ReserveDialog book={book} year={year} done={done} close={close} />}
      {asked !== null && asked !== 'reserve' && (
        <VoidDialog book={book} year={year} start={asked} done={done} close={close} />
      )}
    </section>
  );
}

const spanText = (first: number, last: number) => (first === last ? String(first) : `${first}–${last}`);

function SeriesCard({series, canVoid, ask}: {series: Series; canVoid: boolean; ask: (start: VoidStart) => void}) {
  const {t} = useTranslation();
  const {key} = series;
  return (
    <section className="books-series" aria-label={`${t('books.series')} ${key || t('books.common')}`}>
      <dl>
        <div>
          <dt>{t('books.series')}</dt>
          <dd>{key || t('books.common')}</dd>
        </div>
        <div>
          <dt>{t('books.next')}</dt>
          <dd className="number books-next">{series.last_number + 1}</dd>
        </div>
        <div>
          <dt>{t('books.last')}</dt>
          <dd className="number">{series.last_number}</dd>
        </div>
        <div>
          <dt>{t('books.lastDay')}</dt>
          <dd className="number">{formatDate(series.last_day)}</dd>
        </div>
      </dl>
      <h3>{t('books.gaps')}</h3>
      {series.gaps.length === 0 ? (
        <p className="muted">{t('books.noGaps')}</p>
      ) : (
        <ul className="books-gaps">
          {series.gaps.map(({first, last}) => (
            <li key={first}>
              <Button
                size="small"
                disabled={!canVoid}
                title={t('books.voidThis', {number: spanText(first, last)})}
                onClick={() => ask({number: String(first), last_number: first === last ? '' : String(last), key})}
              >
                <span className="number">{spanText(first, last)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('books.reserved')}</h3>
      {series.reserved.length === 0 ? (
        <p className="muted">{t('books.noReserved')}</p>
      ) : (
        <ul className="books-reserved">
          {series.reserved.map((held) => (
            <li key={held.number}>
              <strong className="number">{held.number}</strong>
              <span>
                {held.held_for}
                <small>
                  {held.purpose} · {t('books.until')} {formatDate(held.until)}
                  {held.overdue && <span className="due late"> · {t('books.overdue')}</span>}
                </small>
              </span>
              {canVoid && (
                <Button size="small" danger onClick={() => ask({...NO_NUMBER, number: held.number, key})}>
                  {t('books.voidThis', {number: held.number})}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
