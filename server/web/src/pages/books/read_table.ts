import Papa from 'papaparse';
import readWorkbook, {readSheetNames} from 'read-excel-file';
import {formatDate} from '@/habits/format';

/** Larger registers are split by year anyway; a browser should not unpack more. */
export const MOST_BYTES = 32 * 1024 * 1024;

export type Rows = string[][];
export interface Sheet {
  name: string;
  rows: Rows;
}
/** A register has a few sheets; more are not looked at. */
const MOST_SHEETS = 20;

/** The cells of a CSV or XLSX file as texts, by sheet; a CSV file is one. Throws for anything else. */
export async function readTable(file: File): Promise<Sheet[]> {
  if (!file.name.toLowerCase().endsWith('.xlsx')) return [{name: '', rows: linesOf(await file.arrayBuffer())}];
  const names = (await readSheetNames(file)).slice(0, MOST_SHEETS);
  return Promise.all(
    names.map(async (name) => {
      const rows = await readWorkbook(file, {sheet: name});
      return {name, rows: rows.map((cells) => cells.map(textOf))};
    }),
  );
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // Days of a workbook are moments of UTC.
  if (cell instanceof Date) return formatDate(cell.toISOString().slice(0, 10));
  return String(cell).normalize('NFC').trim();
}

function linesOf(bytes: ArrayBuffer): Rows {
  return Papa.parse<string[]>(decoded(bytes)).data.map((cells) => cells.map(textOf));
}

/** UTF-8, else as Vietnamese Windows writes it. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}
