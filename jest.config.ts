import type { Config } from 'jest';

// TensorFlow's own log lines, one per test file; jest gives tests a copy of the environment.
process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/theory', '<rootDir>/models', '<rootDir>/properties', '<rootDir>/reports', '<rootDir>/cli'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 120_000,
  maxWorkers: '100%',
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};

export default config;
