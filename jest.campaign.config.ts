import type { Config } from 'jest';
import base, { SERVER_TESTS } from './jest.config';

/** The tests that start servers of Redis and PostgreSQL: `npm run test:campaign`. They fail where a server is not installed. */
const config: Config = { ...base, testMatch: [`**/*${SERVER_TESTS}`], testPathIgnorePatterns: ['/node_modules/'] };

export default config;
