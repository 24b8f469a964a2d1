import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type Unit = Schemas['Organisation'];
export type UnitChange = Schemas['OrganisationChange'];

/** One organisation with all its names, with the ETag that a change of it has to name. */
export const unitOf = (id: number) =>
  queryOptions({
    queryKey: ['organisations', id],
    queryFn: async ({signal}) => {
      const answer = await api.GET('/api/v1/organisations/{id}', {params: {path: {id}}, signal});
      return {unit: body(answer), etag: answer.response.headers.get('ETag') ?? ''};
    },
  });

export const createUnit = async (fields: Schemas['OrganisationRequest'], key: string) =>
  body(await api.POST('/api/v1/organisations', {body: fields, params: {header: {'Idempotency-Key': key}}}));

export const changeUnit = async (id: number, etag: string, fields: UnitChange) =>
  body(
    await api.PATCH('/api/v1/organisations/{id}', {
      body: fields,
      params: {path: {id}, header: {'If-Match': etag}},
    }),
  );

export const reorganise = async (fields: Schemas['ReorganisationRequest'], key: string) =>
  body(await api.POST('/api/v1/reorganisations', {body: fields, params: {header: {'Idempotency-Key': key}}}));

/** Lines of JSON, as they stand in the file. */
export const importUnits = async (lines: string, isTrial: boolean) =>
  body(
    await api.POST('/api/v1/organisations/imports', {
      params: {query: {dry_run: isTrial}},
      body: lines as never,
      bodySerializer: (text) => text as unknown as string,
      headers: {'Content-Type': 'application/x-ndjson'},
    }),
  );
