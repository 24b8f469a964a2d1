import {queryOptions} from '@tanstack/react-query';
import {api, body, fetchBytes} from '@/api/client';
import type {Schemas} from '@/api/types';
import type {Format} from './queries';

export type ReformIndex = Schemas['ReformIndex'];
export type Ranking = Schemas['IndexReport'];
export type RankedUnit = Ranking['units'][number];
export type Sheet = Schemas['IndexSheet'];
export type SheetItem = Sheet['items'][number];
export type Score = Schemas['IndexScore'];
export type ScoreKind = Score['kind'];
type Definition = Schemas['IndexDefinitionRequest'];

const asked = (asOf: string): Record<string, string> => (asOf ? {as_of: asOf} : {});

export const indexes = queryOptions({
  queryKey: ['reports', 'ranking'],
  queryFn: async ({signal}) => body(await api.GET('/api/v1/reform-indexes', {signal})).indexes,
});

export const rankingOf = (id: number, asOf: string) =>
  queryOptions({
    queryKey: ['reports', 'ranking', id, asOf],
    queryFn: async ({signal}) =>
      body(
        await api.GET('/api/v1/reform-indexes/{id}/report', {params: {path: {id}, query: asked(asOf)}, signal}),
      ) as Ranking,
  });

export const sheetOf = (id: number, unit: number, asOf: string) =>
  queryOptions({
    queryKey: ['reports', 'ranking', id, asOf, unit],
    queryFn: async ({signal}) =>
      body(
        await api.GET('/api/v1/reform-indexes/{id}/units/{n}', {
          params: {path: {id, n: unit}, query: asked(asOf)},
          signal,
        }),
      ) as Sheet,
  });

export const define = async (definition: Definition, key: string) =>
  body(await api.POST('/api/v1/reform-indexes', {body: definition, params: {header: {'Idempotency-Key': key}}}));

export const closeIndex = async (id: number, note: string) =>
  body(await api.POST('/api/v1/reform-indexes/{id}/closing', {body: {...(note && {note})}, params: {path: {id}}}));

export const selfScore = async (id: number, unit: number, scores: Schemas['SelfScoreRequest'], key: string) =>
  body(
    await api.POST('/api/v1/reform-indexes/{id}/units/{n}/self-scores', {
      body: scores,
      params: {path: {id, n: unit}, header: {'Idempotency-Key': key}},
    }),
  );

export const review = async (id: number, unit: number, scores: Schemas['IndexReviewRequest'], key: string) =>
  body(
    await api.POST('/api/v1/reform-indexes/{id}/units/{n}/reviews', {
      body: scores,
      params: {path: {id, n: unit}, header: {'Idempotency-Key': key}},
    }),
  );

/** The ranking, or the sheet of one unit, as a file printed by the server. */
export const printedRanking = (
  id: number,
  unit: number | undefined,
  asOf: string,
  format: Format,
  signal: AbortSignal,
) =>
  fetchBytes(
    `/api/v1/reform-indexes/${id}/${unit === undefined ? 'report' : `units/${unit}`}?${new URLSearchParams({...asked(asOf), format})}`,
    signal,
  );

/** Two decimals where there are any: 12,5 or 12,25. */
export const formatPoints = (points: number) => points.toLocaleString('vi-VN', {maximumFractionDigits: 2});

/** What the address says of the tab. */
export const rankingAt = (given: {index?: number; unit?: number; asOf?: string}) =>
  `/reports?${new URLSearchParams(
    Object.entries({report: 'ranking', index: given.index, ranked: given.unit, as_of: given.asOf}).flatMap(
      ([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]),
    ),
  )}`;

/** Criteria without points that somebody vouches for. */
export const unsettledOf = ({sources}: RankedUnit) =>
  sources.self_scored + sources.missing + sources.no_figures + sources.not_delivered;
