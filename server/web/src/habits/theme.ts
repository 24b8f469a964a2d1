import {Signal} from '@/api/signal';

export type ThemeChoice = 'system' | 'light' | 'dark';
const STORED = 'vanthu.theme';
const system = window.matchMedia('(prefers-color-scheme: dark)');

const stored = localStorage.getItem(STORED);
export const themeChoice = new Signal<ThemeChoice>(stored === 'light' || stored === 'dark' ? stored : 'system');

const isDarkNow = () => themeChoice.get() === 'dark' || (themeChoice.get() === 'system' && system.matches);
export const isDark = new Signal(isDarkNow());

function apply() {
  isDark.set(isDarkNow());
  document.documentElement.dataset.theme = isDark.get() ? 'dark' : 'light';
}
apply();
system.addEventListener('change', apply);

export function chooseTheme(choice: ThemeChoice) {
  localStorage.setItem(STORED, choice);
  themeChoice.set(choice);
  apply();
}
