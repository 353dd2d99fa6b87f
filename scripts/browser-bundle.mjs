/**
 * Tests the core for browsers: bundles theory, closed-form models, kernels, checker, generators, search and conjecture for a platform
 * without Node's modules. The bundle must decide lemma 2.2 on one case without `require` or `process`.
 */
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

const ENTRY = `
  export * from './theory';
  export { loopOf } from './models/loops';
  export { caseOf } from './models/closed-form';
  export { createKernels } from './models/kernels';
  export { checkCase, claimsWithHypotheses } from './properties/checker';
  export * as generators from './properties/generators';
  export { search } from './properties/search';
  export { readConjecture } from './properties/conjecture/question';
  export { Rounds } from './properties/conjecture/rounds';
  export { runPhase } from './properties/conjecture/phases';
  export { conjectureResult } from './properties/conjecture/verdict';
`;

const DECIDE = `
  const { statementOf, parseClaimSpec, loopOf, caseOf, checkCase, claimsWithHypotheses, Q } = core;
  const half = Q.of(1, 2);
  const law = [half, half];
  const instance = {
    model: 'discrete', p0: law, w: [Q.of(1), Q.of(2)], pRef: law, q: law, K: 2, lambda: 'infinity', epsilon: Q.zero, rounds: 1,
  };
  JSON.stringify(
    checkCase(caseOf(instance, loopOf('curated')), claimsWithHypotheses(statementOf('lemma-2.2'), 'discrete')),
    (_key, value) => (typeof value === 'bigint' ? String(value) : value),
  );
`;

const { outputFiles } = await build({
  stdin: { contents: ENTRY, resolveDir: process.cwd(), loader: 'ts' },
  bundle: true,
  write: false,
  platform: 'browser',
  format: 'iife',
  globalName: 'core',
  target: 'es2022',
  logLevel: 'error',
});
const bundle = outputFiles[0].text;
// The globals of every browser.
const NAMES = [
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'AbortController',
  'performance',
  'setTimeout',
  'clearTimeout',
];
const context = createContext(
  Object.fromEntries([...NAMES, 'TextEncoder', 'TextDecoder', 'URL'].map((name) => [name, globalThis[name]])),
);
const verdict = JSON.parse(runInContext(`${bundle};${DECIDE}`, context));
console.log(`bundle of ${Math.round(bundle.length / 1024)} kB; lemma-2.2: ${verdict.status}`);
process.exitCode = verdict.status === 'holds' ? 0 : 1;
