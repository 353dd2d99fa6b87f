/** For tests: processes that answer as a script in plain Node says, right or wrong. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HELLO = { protocol: 'curated-loops', version: 1, kind: 'rule', id: 'from-node', title: 'A rule in Node' };

/** The body of a function `answer(message)` for Luce's rule on weights that are whole numbers or fractions. */
const LUCE = `
const fraction = (text) => text.split('/').map(BigInt).concat(1n).slice(0, 2);
const luce = (weights) => {
  const over = weights.map(fraction);
  const scaled = over.map(([num], i) => over.reduce((product, [, den], j) => (i === j ? product : product * den), num));
  const total = scaled.reduce((a, b) => a + b);
  return scaled.map((w) => w + '/' + total);
};`;

/**
 * The command of a process in Node. In the script, \`message\` is the message, \`tell(answer)\` answers it with its number, \`usual()\` answers as
 * Luce's rule does, and \`luce(weights)\` gives its probabilities.
 */
export function commandOf(onMessage: string, hello: object = {}): string {
  const script = `
${LUCE}
const about = ${JSON.stringify({ ...HELLO, ...hello })};
const tell = (answer) => process.stdout.write(JSON.stringify({ n: message.n, ...answer }) + '\\n');
const usual = () => tell(message.type === 'hello' ? about : message.type === 'choose' ? { probabilities: luce(message.weights) } : {});
let message;
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  message = JSON.parse(line);
  ${onMessage}
});`;
  const path = join(mkdtempSync(join(tmpdir(), 'curated-loops-process-')), 'loop.cjs');
  writeFileSync(path, script);
  return `"${process.execPath}" "${path}"`;
}
