/** Without accents and case: "Phòng Đào tạo" → "phong dao tao". For finding while somebody types. */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Every word that was typed begins a word of the text. */
export function foundBy(typed: string, text: string): boolean {
  const words = fold(text).split(/\s+/);
  return fold(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
