import type { Config } from 'jest';

// TensorFlow's own log lines, one per test file; jest gives tests a copy of the environment.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

/**
 * In the context of a test file each use of a global is a call from compiled code into Node, which makes searches half as fast. So jest gives each
 * module these as parameters, and the transform writes NaN and Infinity as divisions. No test replaces any of them.
 */
const INTRINSICS = [
  ...['Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView', 'Error'],
  ...['Float32Array', 'Float64Array', 'Function', 'Int32Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise'],
  ...['Proxy', 'RangeError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError'],
  ...['TypeError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'WeakMap', 'WeakSet'],
];
const NUMBERS = { NaN: '(0/0)', Infinity: '(1/0)' };

/** Tests that start servers of databases are run by `npm run test:campaign`, since few machines have these servers. */
export const SERVER_TESTS = '.server.test.ts';

const config: Config = {
  testEnvironment: 'node',
  roots: [
    '<rootDir>/theory',
    '<rootDir>/models',
    '<rootDir>/properties',
    '<rootDir>/reports',
    '<rootDir>/cli',
    '<rootDir>/playground',
    '<rootDir>/bench/gpu',
    '<rootDir>/scripts/gpu-pack',
  ],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', SERVER_TESTS.replaceAll('.', '\\.')],
  testTimeout: 120_000,
  maxWorkers: '100%',
  testSequencer: '<rootDir>/scripts/tests/longest-first.mjs',
  globalSetup: '<rootDir>/scripts/tests/before-tests.ts',
  globalTeardown: '<rootDir>/scripts/tests/after-tests.ts',
  // Threads run the bundle, because from the sources each would compile the whole project.
  moduleNameMapper: { '^\\./thread-module$': '<rootDir>/models/threads/thread-module.testing.ts' },
  sandboxInjectedGlobals: INTRINSICS,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript' },
          transform: { optimizer: { globals: { vars: NUMBERS } } },
        },
      },
    ],
  },
};

export default config;
