import {Signal} from '@/api/signal';

/** One import as this browser saw it: the server takes batches and keeps no list of them. */
export interface ImportRun {
  /** Several runs of one file are one line. */
  key: string;
  file: string;
  /** Where to: the name of a book or of a source. */
  into: string;
  /** Where it goes on. */
  path: string;
  at: string;
  /** Lines or bytes: only their share is shown. */
  done: number;
  total: number;
  imported: number;
  existing: number;
  rejected: number;
}

const MOST = 20;
const storedOf = (account: number) => `vanthu.imports.${account}`;

/** The imports of whoever is logged in, the newest first. */
export const importRuns = new Signal<readonly ImportRun[]>([]);

export function readImportRuns(account: number) {
  importRuns.set(JSON.parse(localStorage.getItem(storedOf(account)) ?? '[]') as ImportRun[]);
}

export function rememberImportRun(account: number, run: ImportRun) {
  readImportRuns(account);
  importRuns.set([run, ...importRuns.get().filter(({key}) => key !== run.key)].slice(0, MOST));
  localStorage.setItem(storedOf(account), JSON.stringify(importRuns.get()));
}
