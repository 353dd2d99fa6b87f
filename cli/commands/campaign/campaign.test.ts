import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { codeFingerprint, makePlan, parsePlan, serialisePlan } from '../../../properties/campaign';
import { planId } from '../../../properties/campaign/plan';
import { parseMatrix, parseResults } from '../../../properties/results/schemas';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture({ columns: 300 });
const words = (line: string): string[] => line.split(' ');
const inFolder = (...path: readonly string[]): string => join(captured.folder, ...path);
const campaign = (line: string): Promise<number> => run(['campaign', ...words(line)]);

const RUN = '--only lemma-2.2,k2-tanh --model discrete --cases 120 --seed 5';

const withoutTiming = (path: string): object => {
  const { timing: _, ...rest } = parseResults(readFileSync(path, 'utf8'));
  return rest;
};

/** The lines of the first file of records in a folder. */
function linesIn(folder: string): { readonly path: string; readonly lines: readonly string[] } {
  const path = join(folder, readdirSync(folder)[0] ?? '');
  return { path, lines: readFileSync(path, 'utf8').split('\n') };
}

describe('campaign', () => {
  let plan = '';
  let records = '';
  beforeEach(async () => {
    plan = inFolder('plan.json');
    records = inFolder('records');
    expect(await campaign(`plan ${RUN} --out ${plan}`)).toBe(0);
  });
  const work = (shard: string, threads = 1): Promise<number> =>
    campaign(`worker --plan ${plan} --shard ${shard} --records ${records} --threads ${threads}`);

  it('has the results of verify, from shards on one and two threads', async () => {
    expect(captured.output).toMatch(
      /✓ .*plan\.json: \d+ searches of at most [\d,]+ cases, in \d+ units\n {2}id [0-9a-f]{64}/,
    );
    expect(await campaign(`status --plan ${plan} ${records}`)).toBe(2);
    expect(captured.errors).toContain(`there is no file or folder ${records}`);
    expect(await work('0/2')).toBe(0);
    expect(await campaign(`status --plan ${plan} ${records}`)).toBe(3);
    expect(captured.output).toMatch(/… \d+ of \d+ searches are complete: .* left, .* cases\/s by one thread, about /);
    expect(await work('1/2', 2)).toBe(0);
    expect(await campaign(`status --plan ${plan} ${records}`)).toBe(0);
    expect(captured.output).toMatch(/random streams; no two of one search are the same/);

    expect(await campaign(`merge --plan ${plan} ${records} --out ${inFolder('part.json')}`)).toBe(0);
    expect(await campaign(`merge --plan ${plan} ${inFolder('part.json')} --out ${inFolder('again.json')}`)).toBe(0);
    expect(readFileSync(inFolder('again.json'), 'utf8')).toBe(readFileSync(inFolder('part.json'), 'utf8'));

    captured.output = '';
    const code = await campaign(`export --plan ${plan} ${inFolder('part.json')} --out ${inFolder('report')}`);
    expect(captured.output).toContain('wrote ');
    expect(await run(words(`verify ${RUN} --threads 1 --out ${inFolder('alone')}`))).toBe(code);
    expect(withoutTiming(inFolder('report', 'results.json'))).toEqual(withoutTiming(inFolder('alone', 'results.json')));
    const [one, other] = ['report', 'alone'].map((name) => readFileSync(inFolder(name, 'results.json'), 'utf8'));
    expect(one?.split('"timing"')[0]).toBe(other?.split('"timing"')[0]);
  });

  it('names what is missing, and exits 3', async () => {
    await work('0/2');
    captured.output = '';
    expect(await campaign(`export --plan ${plan} ${records} --out ${inFolder('report')} --json`)).toBe(3);
    expect(parseResults(captured.output)).toMatchObject({ complete: false, verdict: 'incomplete' });
    expect(captured.errors).toMatch(/… .*: cases 0–\d+(,\d+)? have no record\n/);
    captured.output = '';
    expect(await campaign(`export --plan ${plan} ${records} --out ${inFolder('report')}`)).toBe(3);
    expect(captured.output).toContain('hint: campaign worker does what is missing; then export again');
    expect(captured.output).not.toContain('--time-limit');
  });

  it('does not take a record that was changed, and exits 1', async () => {
    await work('0/1');
    const { path, lines } = linesIn(records);
    writeFileSync(path, lines.map((line, i) => (i === 1 ? line.replace('"run":', '"run":1') : line)).join('\n'));
    expect(await campaign(`status --plan ${plan} ${records}`)).toBe(1);
    expect(captured.output).toMatch(
      /✗ .*\.records\.jsonl:2 was not taken: the record of .* was changed after it was written/,
    );
    expect(await campaign(`merge --plan ${plan} ${records} --out ${inFolder('part.json')}`)).toBe(1);
    // The unit has no record, so a worker does it again; the line is still told.
    expect(await work('0/1')).toBe(0);
    expect(captured.output).toMatch(/✓ shard 0 of 1: 1 units done, \d+ needed no work, 0 are left/);
  });

  it('keeps divergent answers, does not count them, and exits 1', async () => {
    await work('0/1');
    const { lines } = linesIn(records);
    const other = inFolder('other');
    mkdirSync(other);
    // Another seed of the plan is another key; so the answer of one unit is given for another by a worker that signs what it computed.
    const { makeRecord, encodeRecord } = await import('../../../properties/campaign/records');
    const first = JSON.parse(lines[0] ?? '') as { readonly key: string; readonly fingerprint: string };
    const error = { name: 'Error', message: 'bad memory', details: {} };
    const { key, fingerprint } = first;
    const wrong = encodeRecord(makeRecord({ error }, { key, fingerprint, worker: 'bad', seconds: 1 }));
    writeFileSync(join(other, 'bad.records.jsonl'), `${wrong}\n`);
    expect(await campaign(`status --plan ${plan} ${records} ${other}`)).toBe(1);
    expect(captured.output).toContain(`✗ divergent: ${key} has different answers`);
    expect(await campaign(`export --plan ${plan} ${records} ${other} --out ${inFolder('report')}`)).toBe(1);
    expect(captured.errors).toContain(`✗ divergent: ${key} has different answers`);
    expect(parseResults(readFileSync(inFolder('report', 'results.json'), 'utf8')).complete).toBe(false);
  });

  it('takes nothing of a plan for another version, and names both fingerprints', async () => {
    const foreign = { version: '9.9.9', sha256: 'a'.repeat(64) };
    const made = makePlan({ only: ['k2-tanh'], models: ['discrete'], cases: 120, seed: 5, fingerprint: foreign });
    writeFileSync(plan, serialisePlan(made));
    expect(await work('0/1')).toBe(2);
    for (const { sha256 } of [foreign, codeFingerprint()]) expect(captured.errors).toContain(sha256);
    expect(existsSync(records)).toBe(false);
  });

  it('counts learned experiments apart, and names those without a record', async () => {
    expect(await campaign(`plan --only theorem-2.2 --model discrete,learned --cases 20 --out ${plan}`)).toBe(0);
    expect(captured.output).toMatch(/\d+ searches of at most [\d,]+ cases and 4 learned experiments and wrong loops/);
    mkdirSync(records);
    captured.output = '';
    expect(await campaign(`status --plan ${plan} ${records}`)).toBe(3);
    expect(captured.output).toMatch(/^… 0 of \d+ searches are complete: 0 cases done/);
    expect(captured.output).toContain('\n… 0 of 4 learned experiments and wrong loops are done\n');
    const experiment = '… classes10/categorical/K=1/λ=1/from peaked10 of the learned models';
    expect(captured.output).toContain(`${experiment}: no record\n`);
    captured.output = '';
    expect(await campaign(`export --plan ${plan} ${records} --out ${inFolder('report')} --json`)).toBe(3);
    expect(captured.errors).toContain(`${experiment} has no record\n`);
    expect(parseResults(captured.output)).toMatchObject({
      verdict: 'incomplete',
      learned: { budget: { spent: 0 }, experiments: [{ status: 'incomplete' }] },
    });
  });

  it('takes nothing of a plan for another backend, and names both fingerprints', async () => {
    expect(await campaign(`plan --only theorem-2.2 --model learned --backend cpu --out ${plan}`)).toBe(0);
    expect(captured.output).toMatch(/plan\.json: 4 learned experiments and wrong loops, in 4 units/);
    const { id: _id, ...made } = parsePlan(readFileSync(plan, 'utf8'));
    const fingerprint = codeFingerprint('cpu: another version');
    const foreign = { ...made, fingerprint };
    writeFileSync(plan, serialisePlan({ ...foreign, id: planId(foreign) }));
    expect(await work('0/1')).toBe(2);
    for (const { sha256 } of [fingerprint, made.fingerprint]) expect(captured.errors).toContain(sha256);
    expect(captured.errors).toContain('(cpu: own kernels for networks in plain JavaScript');
    expect(existsSync(records)).toBe(false);
  });

  it('takes nothing of a plan that was changed', async () => {
    const text = readFileSync(plan, 'utf8');
    writeFileSync(plan, text.replace(/("fingerprint": {\s+"version": ")[^"]*/, '$10.0.0'));
    expect(await work('0/1')).toBe(2);
    expect(captured.errors).toContain('it was changed after it was made');
  });

  it('of loops has the results of matrix; a file must be the one of the plan', async () => {
    const loop = inFolder('mine.js');
    writeFileSync(
      loop,
      `const { curatedLoop } = require('curated-loops');\nmodule.exports = { ...curatedLoop, id: 'mine' };\n`,
    );
    const of = `--loop curated,${loop} --only lemma-2.2 --cases 40 --seed 5`;
    expect(await campaign(`plan ${of} --out ${plan}`)).toBe(0);
    expect(await work('0/1')).toBe(0);
    captured.output = '';
    const code = await campaign(`export --plan ${plan} ${records} --out ${inFolder('matrix')} --json`);
    const exported = captured.output;
    captured.output = '';
    expect(await run(words(`matrix ${of} --threads 1 --json`))).toBe(code);
    expect(parseMatrix(exported).cells).toHaveLength(2);
    expect(exported).toBe(captured.output);
    copyFileSync(plan, inFolder('copy.json'));
    writeFileSync(loop, `// changed\n${readFileSync(loop, 'utf8')}`);
    expect(await work('0/1')).toBe(2);
    expect(captured.errors).toMatch(/the plan has the loop mine of .* with SHA-256 .* copy that version there/);
  });

  it.each([
    ['plan --only lemma-2.2 --cases 10', 'campaign plan needs --out'],
    ['plan --only lemma-2.2 --out plan.json', 'campaign plan needs --cases'],
    ['plan --model discrete,learned --only theorem-2.2 --out plan.json', 'campaign plan needs --cases'],
    ['plan --model learned --only odds-rate --out plan.json', 'none of the chosen statements applies to it'],
    ['plan --model learned --backend cuda --out plan.json', '--backend cuda is not known'],
    ['plan --model discrete --backend wasm --cases 10 --out plan.json', '--backend wasm is about learned models'],
    ['plan --loop curated --backend wasm --cases 10 --out plan.json', 'give one of them'],
    ['plan --model discrete --loop curated --cases 10 --out plan.json', 'give one of them'],
    ['plan --cases 10 --shard 0/2 --out plan.json', 'campaign plan has no --shard; its options are --only'],
    ['plan --cases 10 --out plan.json more', 'campaign plan takes no files, but was given more'],
    ['worker --shard 0/2 --records r', 'campaign worker needs --plan'],
    ['status --plan plan.json', 'campaign status needs records'],
    ['stop --plan plan.json', 'Allowed choices are plan, start, worker, status, merge, export'],
    ['status --records records', '--campaign, --watch, --serve, --board; name folders of records without an option'],
    ['start plan.json --plan plan.json', 'campaign start has no --plan; its options are --queue, --queue-env'],
    ['start --queue redis://h', 'campaign start takes one plan'],
    ['worker --queue redis://h --shard 0/2', 'campaign worker with a queue takes no --shard'],
    ['worker --plan plan.json --lock 1m', '--lock needs a queue'],
    ['worker --queue redis://h --queue-file f', 'the address of the queue is given twice'],
    ['worker --queue redis://me:secret@h', 'the address redis://me@h came with a password'],
    [
      'worker --queue-env NOWHERE_TO_BE_FOUND',
      '--queue-env NOWHERE_TO_BE_FOUND: there is no such environment variable',
    ],
    ['worker --queue redis://h --lock 10ms', '--lock 10ms'],
    ['status --queue redis://h --board', 'give --serve too'],
    ['status --plan plan.json --board r', '--board needs a queue'],
    ['status --queue redis://127.0.0.1:1', 'the Redis server redis://127.0.0.1:1 cannot be used'],
  ])('refuses %s', async (line, message) => {
    expect(await campaign(line)).toBe(2);
    expect(captured.errors).toContain(message);
  });

  it.each(['2/2', '1', '-1/3', 'a/b'])('refuses the shard %s', async (shard) => {
    expect(await work(shard)).toBe(2);
    expect(captured.errors).toMatch(/is not one of several shards; give 0\/7 for the first of seven|unknown option/);
  });
});
