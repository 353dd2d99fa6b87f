/** The report of the GPU check: read back as it was written, judged, and shown. */
import { expect, test } from '@jest/globals';
import { type GpuReport, agrees, parseGpuReport, serialiseGpuReport } from './report';
import { shownReport } from './table';

const REPORT: GpuReport = {
  format: 'curated-loops/gpu-check',
  version: 1,
  date: '2026-11-30T12:00:00.000Z',
  dry: false,
  package: '0.1.0',
  node: '20.20.2',
  processors: '16 × Example',
  gpu: 'webgpu: WebGPU on a card',
  cpu: 'wasm: own kernels',
  peer: 'PyTorch 2 on a card',
  seconds: 200,
  comparisons: [
    { what: 'gradient', difference: 2e-7, tolerance: 1e-5 },
    { what: 'losses of 50 steps', difference: 1e-3 },
  ],
  verdicts: [
    {
      what: 'the set',
      compared: 2,
      differing: [],
      seconds: { gpu: 20, cpu: 30 },
      alone: false,
      verdicts: { a: 'holds' },
    },
    {
      what: 'figure 3',
      compared: 0,
      differing: [],
      seconds: { gpu: 60 },
      missing: 'not run',
      alone: true,
      verdicts: {},
    },
  ],
  throughput: [
    { work: 'training', count: 65_536, ours: [0.2, 0.2, 0.25], peer: [0.1, 0.05, 0.1], note: 'eager, fused Adam' },
    { work: 'training', count: 512, ours: [0.01], peer: [0.001], note: 'eager, fused Adam' },
    { work: 'sampling', count: 512, ours: [0.01], note: 'no PyTorch' },
  ],
  missing: [],
};

test('a report is read back as it was written', () => {
  expect(parseGpuReport(serialiseGpuReport(REPORT))).toEqual(REPORT);
});

test.each([
  ['another format', { ...REPORT, format: 'curated-loops/results' }, 'format "curated-loops/results"'],
  ['no field', { ...REPORT, gpu: undefined }, 'gpu is missing'],
  ['an unknown field', { ...REPORT, speed: 1 }, 'unknown field "speed"'],
  ['a rate of no time', { ...REPORT, throughput: [{ ...REPORT.throughput[0], ours: [0] }] }, 'throughput[0].ours[0]'],
])('a report with %s is refused, with the place', (_, input, message) => {
  expect(() => parseGpuReport(JSON.stringify(input), 'found.json')).toThrow(message);
});

const [SET] = REPORT.verdicts;
const DIFFERENT = { of: 'a', gpu: 'holds', cpu: 'undecided' };

test.each([
  ['all agrees', {}, true],
  [
    'a difference beyond its tolerance',
    { comparisons: [{ what: 'gradient', difference: 2e-5, tolerance: 1e-5 }] },
    false,
  ],
  ['a verdict that differs', { verdicts: [{ ...SET, differing: [DIFFERENT] }] }, false],
  ['a run that was not compared', { verdicts: [{ ...SET, compared: 0, missing: 'the CPU: too slow' }] }, false],
  ['a part that failed', { missing: ['figure 3: no learner'] }, false],
] as readonly (readonly [string, object, boolean])[])('with %s it agrees or not', (_, changed, expected) => {
  expect(agrees({ ...REPORT, ...changed })).toBe(expected);
});

test('the tables show differences, verdicts and ratios with the aim at the largest batch', () => {
  const text = shownReport(REPORT);
  expect(text).toContain('A run of 2026-11-30');
  expect(text).toMatch(/\| gradient +\| 2\.0e-7 +\| ≤ 1e-5 +\| met/);
  expect(text).toMatch(/\| losses of 50 steps +\| 1\.0e-3 +\| — +\| +\|/);
  expect(text).toMatch(/\| the set +\| 2 +\| 20\.0 s \| 30\.0 s \| all equal/);
  expect(text).toMatch(/\| figure 3 +\| 0 +\| 60\.0 s \| — +\| not run/);
  // 65,536 samples in 0.2 s, and in 0.1 s.
  expect(text).toMatch(
    /65,536 +\| 328,000 samples\/s +\| 655,000 samples\/s +\| \*\*0\.50×\*\* \(0\.25×–0\.50×\) \| ≥ 0\.5× \| met/,
  );
  expect(text).toMatch(/\| 512 +\| 51,200 samples\/s +\| 512,000 samples\/s +\| \*\*0\.10×\*\* \([^)]*\) +\| — /);
  expect(text).toMatch(/\| sampling \| 512 +\| 51,200 points\/s +\| — +\| — +\| — +\| no PyTorch/);
});

test('a difference of verdicts and a missing part are shown', () => {
  const text = shownReport({
    ...REPORT,
    dry: true,
    verdicts: REPORT.verdicts.map((one) => ({ ...one, differing: [DIFFERENT] })).slice(0, 1),
    missing: ['figure 3: no learner'],
  });
  expect(text).toContain('A dry run, whose rates say nothing about a GPU');
  expect(text).toContain('**differ**: a (holds, CPU undecided)');
  expect(text).toContain('- Missing: figure 3: no learner.');
});
