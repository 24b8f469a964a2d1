import {queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';

/** The tab of reports that are made and mailed on a schedule. */
export const SCHEDULES = 'schedules' as const;
export type Schedule = Schemas['ReportSchedule'];
export type ScheduleFields = Schemas['ReportScheduleRequest'];
export type Run = Schemas['ReportRun'];
export type RunFormat = Run['files'][number]['format'];

export const SCHEDULED: readonly Schedule['report'][] = [
  'entry',
  'interconnection',
  'timeliness',
  'handling',
  'outgoing',
  'index',
];
export const PERIODS = ['last_week', 'last_month', 'last_quarter', 'last_year', 'year_to_date'] as const;
export const RHYTHMS = ['weekly', 'monthly', 'quarterly'] as const;
/** From Monday = 1 on. */
export const WEEK_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const RUN_FORMATS = ['pdf', 'xlsx', 'csv'] as const;

/** What is made and mailed is seen without loading the page again. */
const LOOK_AGAIN_MS = 5_000;
const isBusy = (run: Run | undefined) =>
  run !== undefined && (run.state === 'waiting' || run.mails.some(({state}) => state === 'waiting'));

export const schedules = queryOptions({
  queryKey: ['reports', SCHEDULES],
  queryFn: async ({signal}) => (await body(await api.GET('/api/v1/reports/schedules', {signal}))).schedules,
  refetchInterval: ({state}) => (state.data?.some(({last_run: run}) => isBusy(run)) ? LOOK_AGAIN_MS : false),
});

/** So many are shown: years of them. */
const MOST = 200;
export const runsOf = (id: number) =>
  queryOptions({
    queryKey: ['reports', SCHEDULES, id],
    queryFn: async ({signal}) =>
      (
        await body(
          await api.GET('/api/v1/reports/schedules/{id}/runs', {params: {path: {id}, query: {limit: MOST}}, signal}),
        )
      ).runs,
    refetchInterval: ({state}) => (state.data?.some(isBusy) ? LOOK_AGAIN_MS : false),
  });

export const createSchedule = async (fields: ScheduleFields, key: string) =>
  body(await api.POST('/api/v1/reports/schedules', {body: fields, params: {header: {'Idempotency-Key': key}}}));

/** Only when it is still the version that was looked at. */
export const changeSchedule = async ({id, version}: Schedule, fields: ScheduleFields) =>
  body(
    await api.PUT('/api/v1/reports/schedules/{id}', {
      body: fields,
      params: {path: {id}, header: {'If-Match': `"${version}"`}},
    }),
  );

export const stopSchedule = (id: number) => api.DELETE('/api/v1/reports/schedules/{id}', {params: {path: {id}}});

export const runSchedule = async (id: number, key: string) =>
  body(
    await api.POST('/api/v1/reports/schedules/{id}/runs', {
      params: {path: {id}, header: {'Idempotency-Key': key}},
    }),
  );

export const fileOf = (id: number, run: number, format: RunFormat) =>
  fetchBytes(`/api/v1/reports/schedules/${id}/runs/${run}/file?format=${format}`);
