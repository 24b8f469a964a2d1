import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import type {Rows} from './read_table';

export type Field = Schemas['RegisterField'];
export type Columns = Schemas['RegisterColumns'];
export type Outcome = Schemas['RegisterImportAnswer']['outcomes'][number];
type Line = Schemas['RegisterBatch']['lines'] extends (infer Each)[] | undefined ? Each : never;

const HEAD_ROWS = 50;
const MOST_COLUMNS = 200;
/** Small enough for a bar that moves and a stop that is soon. */
const BATCH = 200;

/** What the columns tell, as the server understands them and as somebody named them. */
export async function columnsOf(book: number, rows: Rows, named: Record<string, Field>, signal: AbortSignal) {
  const request = {
    rows: rows.slice(0, HEAD_ROWS).map((cells) => ({cells: cells.slice(0, MOST_COLUMNS)})),
    mapping: Object.entries(named).map(([heading, field]) => ({heading, field})),
  };
  return body(
    await api.POST('/api/v1/books/{id}/imports/columns', {params: {path: {id: book}}, body: request, signal}),
  );
}

/** The lines below the head, without those that say nothing. Line numbers are those of the file, from 1. */
export function linesOf(rows: Rows, {columns, first_row: first}: Columns): Line[] {
  if (first === undefined) return [];
  const told = columns.filter(({field}) => field !== undefined && field !== 'ignored' && field !== 'file');
  return rows.slice(first).flatMap((row, place) => {
    const cells = Object.fromEntries(told.flatMap(({column, field}) => (row[column] ? [[field, row[column]]] : [])));
    return Object.keys(cells).length === 0 ? [] : [{line: first + place + 1, cells}];
  });
}

export interface Run {
  total: number;
  done: number;
  imported: number;
  existing: number;
  rejected: number;
  /** Rejected lines, and those that came with a warning. */
  told: Outcome[];
}

interface Asked {
  book: number;
  year: number;
  open: boolean;
  isTrial: boolean;
  signal: AbortSignal;
}

/** Sends the lines batch by batch. Stopped or broken in between, it is simply run again: what is there stays. */
export async function runImport(lines: Line[], asked: Asked, progress: (run: Run) => void): Promise<Run> {
  const {book, year, open, isTrial, signal} = asked;
  let run: Run = {total: lines.length, done: 0, imported: 0, existing: 0, rejected: 0, told: []};
  progress(run);
  for (let from = 0; from < lines.length && !signal.aborted; from += BATCH) {
    const batch = {year, dry_run: isTrial, open, lines: lines.slice(from, from + BATCH)};
    const params = {path: {id: book}};
    const answer = body(await api.POST('/api/v1/books/{id}/imports', {params, body: batch}));
    run = {
      total: lines.length,
      done: from + batch.lines.length,
      imported: run.imported + answer.imported,
      existing: run.existing + answer.existing,
      rejected: run.rejected + answer.rejected,
      told: [...run.told, ...answer.outcomes.filter(({violations, warnings}) => violations ?? warnings)],
    };
    progress(run);
  }
  return run;
}
