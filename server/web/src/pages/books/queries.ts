import {queryOptions} from '@tanstack/react-query';
import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';

export type Book = Schemas['Book'];
export type Voided = Schemas['VoidedNumber'];
export type Series = Schemas['NumberSeries'];

/** Series of a book in a year, with what is kept back and what is missing. */
export const seriesOf = (book: number, year: number) =>
  queryOptions({
    queryKey: ['books', book, 'series', year],
    queryFn: async ({signal}) => {
      const params = {path: {id: book}, query: {year}};
      return body(await api.GET('/api/v1/books/{id}/series', {params, signal})).series;
    },
  });

/** Numbers of secret documents in a book that keeps only those. */
export const stubsOf = (book: number, year: number) =>
  queryOptions({
    queryKey: ['books', book, 'secret-stubs', year],
    queryFn: async ({signal}) => {
      const params = {path: {id: book}, query: {year}};
      return body(await api.GET('/api/v1/books/{id}/secret-stubs', {params, signal})).secret_stubs;
    },
  });
