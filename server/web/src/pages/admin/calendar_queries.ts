import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type Exception = Schemas['CalendarException'];
export type Rule = Schemas['DeadlineRule'];

export const calendarOf = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: async ({signal}) => body(await api.GET('/api/v1/calendar', {params: {query: {year}}, signal})).exceptions,
  });

export const deadlineRules = queryOptions({
  queryKey: ['deadline-rules'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/deadline-rules', {signal})).rules,
});

export const addException = async (fields: Schemas['CalendarRequest'], key: string) =>
  body(await api.POST('/api/v1/calendar', {body: fields, params: {header: {'Idempotency-Key': key}}}));

export const withdrawException = async (id: number, reason: string) =>
  body(await api.POST('/api/v1/calendar/{id}/withdrawal', {body: {reason}, params: {path: {id}}}));

export const addRule = async (fields: Schemas['DeadlineRuleRequest'], key: string) =>
  body(await api.POST('/api/v1/deadline-rules', {body: fields, params: {header: {'Idempotency-Key': key}}}));

export const endRule = async (id: number, fields: {valid_to: string; reason: string}) =>
  body(await api.PATCH('/api/v1/deadline-rules/{id}', {body: fields, params: {path: {id}}}));
