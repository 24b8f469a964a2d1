import {api, body} from '@/api/client';
import type {Schemas} from '@/api/types';
import {serverText} from '@/habits/server_word';

type Outcome = Schemas['ImportAnswer']['outcomes'][number];

/** A record that was not taken over, and why. */
export interface Rejected {
  name: string;
  why: string[];
}

export interface Progress {
  /** Bytes of the file that are behind. */
  done: number;
  total: number;
  imported: number;
  existing: number;
  rejected: number;
  told: Rejected[];
}

export const begun = (file: File): Progress => ({
  done: 0,
  total: file.size,
  imported: 0,
  existing: 0,
  rejected: 0,
  told: [],
});

/** Small enough for a bar that moves and a stop that is soon; the server takes 1,000 records and 16 MiB. */
const BATCH = 200;
const PIECE = 1024 * 1024;
const MOST_TOLD = 200;

interface Line {
  text: string;
  /** Where in the file the next one begins. */
  end: number;
}

/** The lines of a file from that byte on, read piece by piece. */
async function* linesFrom(file: File, from: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = new Uint8Array();
  let end = from;
  for (let place = from; place < file.size; place += PIECE) {
    const piece = new Uint8Array(await file.slice(place, place + PIECE).arrayBuffer());
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    let begin = 0;
    for (let stop = bytes.indexOf(10); stop >= 0; stop = bytes.indexOf(10, begin)) {
      end += stop + 1 - begin;
      yield {text: decoder.decode(bytes.subarray(begin, stop)).trim(), end};
      begin = stop + 1;
    }
    rest = bytes.slice(begin);
  }
  if (rest.length > 0) yield {text: decoder.decode(rest).trim(), end: file.size};
}

/** Records without a source get that of the form, as the command line gives it. */
function recordOf(text: string, source: string): string | null {
  try {
    const record: unknown = JSON.parse(text);
    return typeof record === 'object' && record !== null ? JSON.stringify({source, ...record}) : null;
  } catch {
    return null;
  }
}

const reasonsOf = ({violations = []}: Outcome) =>
  violations.map((violation) => ('message' in violation ? serverText(String(violation.message)) : ''));

async function send(records: string[]) {
  return body(
    await api.POST('/api/v1/imports', {
      headers: {'Content-Type': 'application/x-ndjson'},
      // The contract names one record; what goes over the line is many.
      body: {} as Schemas['ImportRecord'],
      bodySerializer: () => records.join('\n'),
    }),
  );
}

interface Asked {
  source: string;
  from: Progress;
  /** In place of the server's reasons, for a line that is no record. */
  unreadable: string;
  signal: AbortSignal;
}

/** Sends the records batch by batch from where it stood. What is there already stays as it is. */
export async function runImport(file: File, asked: Asked, tell: (progress: Progress) => void): Promise<Progress> {
  let progress = asked.from;
  let batch: string[] = [];
  let bad: Rejected[] = [];
  const flush = async (end: number) => {
    const answer =
      batch.length > 0 ? await send(batch) : {imported: 0, existing: 0, rejected: 0, outcomes: [] as Outcome[]};
    const refused = answer.outcomes
      .filter(({outcome}) => outcome === 'rejected')
      .map((outcome) => ({name: outcome.external_id, why: reasonsOf(outcome)}));
    progress = {
      ...progress,
      done: end,
      imported: progress.imported + answer.imported,
      existing: progress.existing + answer.existing,
      rejected: progress.rejected + answer.rejected + bad.length,
      told: [...progress.told, ...bad, ...refused].slice(0, MOST_TOLD),
    };
    [batch, bad] = [[], []];
    tell(progress);
  };
  tell(progress);
  let end = progress.done;
  for await (const line of linesFrom(file, progress.done)) {
    if (asked.signal.aborted) break;
    end = line.end;
    if (line.text !== '') {
      const record = recordOf(line.text, asked.source);
      if (record === null) bad.push({name: line.text.slice(0, 40), why: [asked.unreadable]});
      else batch.push(record);
    }
    if (batch.length + bad.length >= BATCH) await flush(end);
  }
  if (!asked.signal.aborted) await flush(progress.total);
  return progress;
}
