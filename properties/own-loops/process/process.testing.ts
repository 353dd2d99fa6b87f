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

/** What a sampler does when it is asked \`sample\` or \`step\`: JavaScript in which \`usual()\` answers rightly. */
export interface SamplerScript {
  readonly onSample?: string;
  readonly onStep?: string;
  /** The power of w by which one of two is kept: 1 is right. */
  readonly power?: number;
  readonly hello?: object;
}

/** The command of a sampler in Node: three weights, K = 2, no real data, and exact rounds. */
export function samplerCommand({
  onSample = 'usual()',
  onStep = 'usual()',
  power = 1,
  hello = {},
}: SamplerScript): string {
  const about = {
    ...{ kind: 'sampler', K: 2, lambda: 'inf', w_max: 1, w_max_attained: true, rounds: 2 },
    ...{ laws: ['model', 'curated'], start: 'reference', ...hello },
  };
  return commandOf(
    `
  const W = [0.25, 0.5, 1];
  globalThis.p ??= [0.5, 0.3, 0.2];
  const share = (i, j) => W[i] ** ${power} / (W[i] ** ${power} + W[j] ** ${power});
  const kept = () => p.map((mass, i) => mass * p.reduce((sum, other, j) => sum + 2 * other * share(i, j), 0));
  const drawn = (law, count, seed) => {
    let state = BigInt(seed) * 2n + 1n;
    return Array.from({ length: count }, () => {
      state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
      let u = Number(state >> 11n) / 2 ** 53;
      return W[law.findIndex((mass, i) => (u -= mass) < 0 || i === 2)];
    });
  };
  const answers = {
    hello: () => about,
    init: () => ({}),
    shutdown: () => ({}),
    step: () => ((globalThis.p = kept()), {}),
    sample: () => ({ weights: drawn(message.law === 'curated' ? kept() : p, message.count, message.seed) }),
  };
  const answer = answers[message.type];
  const usual = () => tell(answer());
  if (message.type === 'sample') { ${onSample} }
  else if (message.type === 'step') { ${onStep} }
  else usual();`,
    about,
  );
}
