import {useQueryClient} from '@tanstack/react-query';
import {Form, Input, InputNumber, Select} from 'antd';
import {useTranslation} from 'react-i18next';
import type {Schemas} from '@/api/types';
import {DateBox} from '@/components/DateBox';
import {FormDialog} from '@/components/FormDialog';
import {FormSelect} from '@/components/FormSelect';
import {formatDate} from '@/habits/format';
import {useServerWord} from '@/habits/server_word';
import {addRates, letterOf, mayLead, type Known, type RateName, type RateRules} from './rate_queries';
import {today} from './words';

type Report = Schemas['LeadingRate']['report'];
const REPORTS: Report[] = ['entry', 'interconnection', 'handling', 'timeliness'];

type Sums = {numerator: string[]; denominator: string[]};
/** Named as the server names what is wrong: "rates[A-file].numerator", "leading[entry].rate". */
interface Fields extends Pick<Schemas['RateRulesRequest'], 'id' | 'valid_from' | 'source' | 'reason'> {
  leading: Record<Report, {rate: RateName; percent: number}>;
  letters: string[];
  rates?: Partial<Record<RateName, Partial<Sums>>>;
}

/** All rates as they shall be: those of other letters stay as in the newest set, variants share one denominator. */
function requestOf({letters, rates = {}, leading, ...said}: Fields, newest: RateRules): Schemas['RateRulesRequest'] {
  const shared = (letter: string) => newest.rates.find(({rate}) => letterOf(rate) === letter)?.rate;
  return {
    ...said,
    after: newest.id,
    rates: newest.rates.map(({rate, numerator, denominator}) => {
      const first = shared(letterOf(rate));
      if (!letters.includes(letterOf(rate)) || first === undefined) return {rate, numerator, denominator};
      return {rate, numerator: rates[rate]?.numerator ?? [], denominator: rates[first]?.denominator ?? []};
    }),
    leading: REPORTS.map((report) => ({
      report,
      rate: leading[report].rate,
      threshold: Math.round(leading[report].percent * 10),
    })),
  };
}

/** The next set, begun from what the newest one says. */
export function AddRates({known, close}: {known: Known; close: () => void}) {
  const {t} = useTranslation();
  const client = useQueryClient();
  const required = [{required: true, message: t('login.required')}];
  const [newest] = known.rate_rules;
  if (!newest) return null;
  const outcome = ({valid_from: from}: Partial<Fields>) =>
    from && (
      <>
        {t('admin.rates.outcome', {day: formatDate(from)})}{' '}
        {from.slice(0, 7) < today().slice(0, 7) && t('admin.rates.outcomePast', {day: formatDate(from)})}
      </>
    );
  return (
    <FormDialog<Fields, RateRules>
      title={t('admin.rates.add')}
      submit={t('admin.add')}
      width={760}
      close={close}
      initial={{
        valid_from: today(),
        letters: [],
        leading: Object.fromEntries(
          newest.leading.map(({report, rate, threshold}) => [report, {rate, percent: threshold / 10}]),
        ) as Fields['leading'],
        rates: Object.fromEntries(
          newest.rates.map(({rate, numerator, denominator}) => [rate, {numerator, denominator}]),
        ) as Record<RateName, Sums>,
      }}
      send={(fields, key) => addRates(requestOf(fields, newest), key)}
      done={() => void client.invalidateQueries({queryKey: ['rate-rules']})}
      outcome={outcome}
    >
      <Form.Item name="id" label={t('admin.rates.id')} extra={t('admin.rates.idHelp')} rules={required}>
        <Input maxLength={30} autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="valid_from" label={t('admin.validFrom')} rules={required}>
        <DateBox />
      </Form.Item>
      <Form.Item name="source" label={t('admin.legalBasis')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="reason" label={t('admin.reason')}>
        <Input maxLength={500} />
      </Form.Item>
      {REPORTS.map((report) => (
        <LeadingFields key={report} report={report} known={known} />
      ))}
      <RateFields known={known} />
    </FormDialog>
  );
}

function LeadingFields({report, known}: {report: Report; known: Known}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const options = known.counters
    .filter(({rate}) => mayLead(report, rate))
    .map(({rate, label}) => ({value: rate, label: `${rate}: ${word(label)}`}));
  const named = {report: t(`reports.${report}`)};
  return (
    <div className="admin-pair">
      <Form.Item name={['leading', report, 'rate']} label={t('admin.rates.leading', named)}>
        <FormSelect options={options} />
      </Form.Item>
      <Form.Item
        name={['leading', report, 'percent']}
        label={t('admin.rates.threshold', named)}
        rules={[{required: true, message: t('login.required')}]}
      >
        <InputNumber min={0} max={100} step={0.1} precision={1} decimalSeparator="," />
      </Form.Item>
    </div>
  );
}

/** Numerators of the rates that shall be divided otherwise, and the denominator of each letter. */
function RateFields({known}: {known: Known}) {
  const {t} = useTranslation();
  const word = useServerWord();
  const letters = Form.useWatch<string[] | undefined>('letters') ?? [];
  const firsts = known.counters.filter(
    ({rate}, place) => known.counters.findIndex((each) => letterOf(each.rate) === letterOf(rate)) === place,
  );
  const choices = ({counters}: Known['counters'][number]) =>
    counters.map(({counter, label}) => ({value: counter, label: word(label)}));
  return (
    <>
      <Form.Item name="letters" label={t('admin.rates.divided')} extra={t('admin.rates.dividedHelp')}>
        <Select
          mode="multiple"
          options={firsts.map(({rate, label}) => ({value: letterOf(rate), label: `${letterOf(rate)}: ${word(label)}`}))}
          optionFilterProp="label"
        />
      </Form.Item>
      {firsts
        .filter(({rate}) => letters.includes(letterOf(rate)))
        .map((first) => (
          <div key={first.rate}>
            {known.counters
              .filter(({rate}) => letterOf(rate) === letterOf(first.rate))
              .map((each) => (
                <Form.Item
                  key={each.rate}
                  name={['rates', each.rate, 'numerator']}
                  label={t('admin.rates.numerator', {rate: `${each.rate} (${word(each.label)})`})}
                >
                  <Select mode="multiple" options={choices(each)} optionFilterProp="label" />
                </Form.Item>
              ))}
            <Form.Item
              name={['rates', first.rate, 'denominator']}
              label={t('admin.rates.denominator', {rate: letterOf(first.rate)})}
            >
              <Select mode="multiple" options={choices(first)} optionFilterProp="label" />
            </Form.Item>
          </div>
        ))}
    </>
  );
}
