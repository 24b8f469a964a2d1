import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type RateRules = Schemas['RateRules'];
export type RateName = Schemas['RateName'];
type Leading = Schemas['LeadingRate'];

export const rateRules = queryOptions({
  queryKey: ['rate-rules'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/rate-rules', {signal})),
});

export type Known = Awaited<ReturnType<NonNullable<(typeof rateRules)['queryFn']>>>;

export const addRates = async (fields: Schemas['RateRulesRequest'], key: string) =>
  body(await api.POST('/api/v1/rate-rules', {body: fields, params: {header: {'Idempotency-Key': key}}}));

/** Variants of one rate have its letter, and one denominator. */
export const letterOf = (rate: RateName) => rate.charAt(0);

/** Which rates each report may hold against its threshold: by letter, as the server refuses others. */
const LETTERS: Record<Leading['report'], string> = {
  entry: 'A',
  interconnection: 'CDE',
  handling: 'GH',
  timeliness: 'J',
};
export const mayLead = (report: Leading['report'], rate: RateName) => LETTERS[report].includes(letterOf(rate));

const sameSum = (left: string[], right: string[]) => left.join() === right.join();

/** What a set defines otherwise than the one before; of the first one the thresholds alone. */
export function definedAnew(rules: RateRules, before: RateRules | undefined) {
  const rates = rules.rates.filter(({rate, numerator, denominator}) => {
    const old = before?.rates.find((each) => each.rate === rate);
    return old !== undefined && !(sameSum(old.numerator, numerator) && sameSum(old.denominator, denominator));
  });
  const leading = rules.leading.filter(({report, rate, threshold}) => {
    const old = before?.leading.find((each) => each.report === report);
    return old?.rate !== rate || old.threshold !== threshold;
  });
  return {rates, leading};
}
