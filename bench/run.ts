/**
 * `npm run bench`: cases per second of two properties, against Hypothesis + NumPy in the same run.
 *
 * Both sides draw cases of the same shape, check the same claim and run in one process each; repeats alternate between the two,
 * so that a machine whose speed drifts slows both. What is compared is the whole of a property-based test: generator, runner and
 * check. The ratio of medians is printed; absolute numbers are for orientation only.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toolVersion } from '../properties';
import { type BenchProperty, PROPERTIES } from './properties';

const CASES = 1000;
const ROUNDS = 5;
/** Cases of one long run, in which compilation no longer counts. */
const WARM_CASES = 20_000;
const VENV = join(__dirname, '.venv');
const PYTHON = join(VENV, 'bin', 'python');
const PEERS = join(__dirname, 'peers');

interface PeerOutput {
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly { readonly property: string; readonly seconds: readonly number[] }[];
}

function preparePeer(): void {
  if (!existsSync(PYTHON)) execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
  execFileSync(PYTHON, ['-m', 'pip', 'install', '--quiet', '-r', join(PEERS, 'requirements.txt')], {
    stdio: 'inherit',
  });
}

function runPeer(seed: number): PeerOutput {
  const args = [join(PEERS, 'hypothesis_numpy.py'), '--cases', String(CASES), '--repeat', '1', '--seed', String(seed)];
  return JSON.parse(execFileSync(PYTHON, args, { encoding: 'utf8' })) as PeerOutput;
}

function secondsOf(property: BenchProperty, seed: number, cases: number): number {
  const before = performance.now();
  property.run(cases, seed);
  return (performance.now() - before) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function main(): void {
  preparePeer();
  for (const property of PROPERTIES) secondsOf(property, 0, CASES);
  const ours = new Map<string, number[]>();
  const theirs = new Map<string, number[]>();
  let versions: PeerOutput['versions'] = {};
  const note = (table: Map<string, number[]>, name: string, seconds: number): void => {
    table.set(name, [...(table.get(name) ?? []), seconds]);
  };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const peer = runPeer(round);
    versions = peer.versions;
    for (const { property, seconds } of peer.results) note(theirs, property, median(seconds));
    for (const property of PROPERTIES) note(ours, property.name, secondsOf(property, round, CASES));
  }
  const peerName = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  process.stdout.write(`curated-loops ${toolVersion()} on Node ${process.versions.node}  vs  ${peerName}\n`);
  process.stdout.write(`${CASES} cases per run, ${ROUNDS} runs each in turn, after one warm-up; medians\n\n`);
  for (const property of PROPERTIES) {
    const { name } = property;
    const [mine, other] = [median(ours.get(name) ?? []), median(theirs.get(name) ?? [])];
    const warm = secondsOf(property, ROUNDS + 1, WARM_CASES) * (CASES / WARM_CASES);
    const rate = (seconds: number): string => Math.round(CASES / seconds).toLocaleString('en-US');
    process.stdout.write(
      `${name}: ${rate(mine)} cases/s  vs  ${rate(other)} cases/s: ${(other / mine).toFixed(0)}×` +
        `   (warm, ${WARM_CASES.toLocaleString('en-US')} cases: ${rate(warm)} cases/s, ${(other / warm).toFixed(0)}×)\n`,
    );
  }
}

main();
