import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type Plan = Schemas['CasePlan'];
export type PlanSummary = Schemas['CasePlanSummary'];
export type LineRequest = Schemas['PlanLineRequest'];
export type Level = LineRequest['level'];
export type PlanContent = Schemas['CasePlanContent'];

export const LEVELS = ['large', 'small', 'file'] as const satisfies Level[];
export const NUMBERINGS = ['continuous', 'per_heading'] as const satisfies Schemas['CaseNumbering'][];

export const casePlans = queryOptions({
  queryKey: ['case-plans'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/case-plans', {signal})).plans,
});

/** One plan, with the ETag that a change of it has to name. */
export const casePlanOf = (id: number) =>
  queryOptions({
    queryKey: ['case-plans', id],
    enabled: id > 0,
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/case-plans/{id}', {params: {path: {id}}, signal});
      // In other formats the answer is a file: its type does not say that it is this one.
      return {plan: body(answer) as Plan, etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

/** What is sent of a line: nothing that a line of its kind does not have. */
export const requestOf = ({level, title, notation, retention, maker, note}: LineRequest): LineRequest => ({
  level,
  title: title ?? '',
  ...(level === 'large' && {notation: notation ?? ''}),
  ...(level === 'file' && retention && {retention}),
  ...(level === 'file' && maker && {maker}),
  ...(note && {note}),
});

/** The lines of a plan as they would be sent; `loginOf` tells the login of an account. */
export const linesOf = (plan: Plan, loginOf: (account: number) => string | undefined): LineRequest[] =>
  plan.lines.map(({level, title, notation, retention, maker, note}) => {
    const login = maker === undefined ? undefined : loginOf(maker);
    return {
      level,
      title,
      ...(notation && {notation}),
      ...(retention && {retention}),
      ...(login && {maker: login}),
      ...(note && {note}),
    };
  });

export const printedPlanUrl = (id: number, format: string) => `/api/v1/case-plans/${id}?format=${format}`;
