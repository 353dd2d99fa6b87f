import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/theory', '<rootDir>/models', '<rootDir>/properties', '<rootDir>/reports', '<rootDir>/cli'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 120_000,
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};

export default config;
