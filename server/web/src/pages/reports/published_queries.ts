import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import type {RateReport} from './queries';

/** The tab of what anybody may read. */
export const PUBLISHED = 'published' as const;
export type Published = Schemas['PublishedReport'];

const PUBLISHABLE = ['entry', 'interconnection', 'timeliness', 'handling'] as const;
/** Reports whose figures can be fixed as of a change of the log. */
export type Publishable = (typeof PUBLISHABLE)[number];
export const canBePublished = (name: RateReport): name is Publishable =>
  (PUBLISHABLE as readonly string[]).includes(name);

/** So many are asked for: the newest, and nobody has that many to withdraw. */
const MOST = 200;

export const publishedReports = queryOptions({
  queryKey: ['reports', PUBLISHED],
  queryFn: async ({signal}) =>
    body(await api.GET('/api/v1/published-reports', {params: {query: {limit: MOST}}, signal})),
});

export const publish = async (fields: Schemas['PublicationRequest'], key: string) =>
  body(await api.POST('/api/v1/published-reports', {body: fields, params: {header: {'Idempotency-Key': key}}}));

export const withdraw = async (id: number, reason: string) =>
  body(await api.POST('/api/v1/published-reports/{id}/withdrawal', {body: {reason}, params: {path: {id}}}));
