/** A text with its hits marked; marks are [start, length] in Unicode code points. */
export function Marked({text, marks}: {text: string; marks: number[][]}) {
  const letters = [...text];
  let end = 0;
  const parts = marks.flatMap(([start = 0, length = 0], place) => {
    const before = letters.slice(end, start).join('');
    end = start + length;
    return [before, <mark key={place}>{letters.slice(start, end).join('')}</mark>];
  });
  return (
    <>
      {parts}
      {letters.slice(end).join('')}
    </>
  );
}
