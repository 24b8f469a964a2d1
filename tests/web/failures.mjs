// A reporter of `node --test` for logs: what failed and why, at once, and then a line of how many passed. Of a long log CI keeps the
// beginning; forty stories that passed would stand before the one that matters.
const MOST_LINES = 30;
const seconds = ({duration_ms: milliseconds}) => `${(milliseconds / 1000).toFixed(1)} s`;

const reasonOf = (error) => {
  const told = error?.cause ?? error;
  return String(told?.stack ?? told).split('\n').slice(0, MOST_LINES).map((line) => `    ${line}`).join('\n');
};

export default async function* failures(events) {
  let passed = 0;
  const failed = [];
  for await (const {type, data} of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:pass') passed += 1;
    if (type !== 'test:fail') continue;
    failed.push(data.name);
    yield `not ok: ${data.name} (${data.file?.replace(/.*\//, '') ?? ''}, ${seconds(data.details)})\n${reasonOf(data.details.error)}\n`;
  }
  yield `${passed} stories passed, ${failed.length} failed${failed.map((name) => `\n    ${name}`).join('')}\n`;
}
