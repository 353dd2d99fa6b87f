import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import house from './scripts/lint/faces.mjs';

// Layers import downwards only: theory ← models ← properties ← reports ← cli ← playground.
const LAYERS = ['theory', 'models', 'properties', 'reports', 'cli', 'playground'];
const zones = LAYERS.flatMap((layer, i) =>
  LAYERS.slice(i + 1).map((above) => ({
    target: `./${layer}`,
    from: `./${above}`,
    message: `${layer} may not import from ${above}: imports go theory ← models ← properties ← reports ← cli ← playground.`,
  })),
);

// Reports are made of results, never of the searches behind them.
const RESULTS_ONLY = {
  regex: '^(\\.\\./)+properties(?!/results(/|$))',
  message: 'of properties/, reports/ imports properties/results alone.',
};

// The core runs anywhere: files, threads and processes are behind interfaces, in the files that are named here.
const CORE = [
  'theory/**/*.ts',
  'models/closed-form/**/*.ts',
  'models/loops/**/*.ts',
  'models/kernels/**/*.ts',
  'models/random/**/*.ts',
  'properties/{checker,generators,search,conjecture}/**/*.ts',
  'reports/html/{formula,markup,symbol}.ts',
  'reports/html/anywhere/*.ts',
  'playground/{computing,page}/**/*.ts',
];
const HOT = ['theory/**/*.ts', 'models/{closed-form,loops}/**/*.ts', 'properties/{checker,generators,search}/**/*.ts'];
const ON_NODE = [
  'models/kernels/{node,perceptron/node}/**',
  'properties/search/threads/**',
  'properties/conjecture/{conjecture,threads,worker}.ts',
];
const TESTS = ['**/*.test.ts', '**/*.testing.ts'];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'node_modules/',
      'curated-loops-report/',
      'mutation-report/',
      'bench/.venv/',
      'bench/.build/',
      'models/kernels/assembly/',
      'docs/api/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'scripts/*.mjs', 'scripts/*.cjs', 'scripts/lint/*.mjs'] },
      },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A schema may be there for its inferred type alone.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_|Schema$' }],
    },
  },
  { files: ['**/*.{mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: { console: 'readonly', process: 'readonly' } } },
  {
    files: ['scripts/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly', __filename: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['{theory,models,properties,reports,cli,playground}/**/*.ts', 'index.ts'],
    ignores: TESTS,
    plugins: { house },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })] },
    rules: { 'house/faces': 'error', 'import-x/no-cycle': 'error' },
  },
  {
    files: ['reports/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', { patterns: [RESULTS_ONLY] }] },
  },
  { files: CORE, ignores: [...TESTS, ...ON_NODE], plugins: { house }, rules: { 'house/no-node': 'error' } },
  {
    // The hot path makes such objects by the million, and each would get a shape of its own, which is kept until a full collection.
    files: HOT,
    ignores: TESTS,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ObjectExpression > Property[kind='get'], ObjectExpression > Property[kind='set']",
          message: 'An accessor gives each object a shape of its own, which is slow; use a class.',
        },
      ],
    },
  },
  prettier,
);
