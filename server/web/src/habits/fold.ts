/** Without accents and case: "Phòng Đào tạo" → "phong dao tao". For finding while somebody types. */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const wordsOf = (text: string) => fold(text).split(/[^\p{L}\p{N}]+/u);

/** Every word that was typed begins a word of the text. */
export function foundBy(typed: string, text: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part)));
}

/** Of a list to choose from: lines whose words are found so. */
export const byLabel = (typed: string, option?: {label?: string}) => foundBy(typed, option?.label ?? '');
