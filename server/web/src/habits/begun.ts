import {useState} from 'react';
import {askBeforeClosing} from './closing';

/** What was begun and not sent, by what it is about: going elsewhere in the desk and back loses nothing. */
const begun = new Map<string, unknown>();

askBeforeClosing(() => begun.size > 0);

/** To be called when it was taken. */
export const forgetBegun = (name: string) => begun.delete(name);

/** Takes the words that were begun about something that is over: under its name, or one that goes on after a blank. */
export function takeBegunWords(about: string): string[] {
  const names = [...begun.keys()].filter((name) => name === about || name.startsWith(`${about} `));
  const words = names.map((name) => {
    const value = begun.get(name) as string | {text: string};
    return typeof value === 'string' ? value : value.text;
  });
  names.forEach(forgetBegun);
  return words.filter((each) => each.trim() !== '');
}

/** A state that outlives its form. `isNothing`: what need not be kept. */
export function useBegun<T>(name: string, initial: T, isNothing: (value: T) => boolean) {
  const [value, setValue] = useState<T>(() => (begun.has(name) ? (begun.get(name) as T) : initial));
  const change = (next: T) => {
    if (isNothing(next)) begun.delete(name);
    else begun.set(name, next);
    setValue(next);
  };
  return [value, change] as const;
}
