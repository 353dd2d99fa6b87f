/** `prove`: tries to prove the claims of a statement for all laws and weights, and writes certificates. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoxEffort } from '../../../properties/box-proofs';
import { type StatementAttempt, attemptStatement, certificateName } from '../../../properties/proofs';
import { type Statement, statementOf } from '../../../theory/statements';
import { InputError } from '../../../theory/errors';
import { readInteger, readPositive, readRangeOfCandidates, readTime } from '../../input';
import { print } from '../../output/terminal';
import { proveBoxes } from './prove-boxes';

interface Options {
  readonly K: string;
  readonly n?: string;
  readonly rounds: string;
  readonly budget: string;
  readonly polya: string;
  readonly claims?: string;
  readonly out?: string;
  readonly boxes?: true;
  readonly ratio: string;
  readonly maxBoxes: string;
}

/** The largest λ of boxes, where no condition bounds it. */
const LARGEST_LAMBDA = 10;

/** How far a proof by boxes goes. */
function readBoxes({ n, out, ratio, maxBoxes }: Options, rounds: number): BoxEffort {
  if (n !== undefined && n !== '2') throw new InputError(`--n ${n}: boxes are about 2 atoms; leave out --n or --boxes`);
  if (out !== undefined) throw new InputError(`--out ${out}: boxes make no certificate; leave out --out or --boxes`);
  const most = readPositive('--ratio', ratio);
  if (!(most > 1 && most <= 1e6)) throw new InputError(`--ratio ${ratio} must be above 1 and at most 1e6`);
  return { ratio: most, lambda: LARGEST_LAMBDA, rounds, boxes: readInteger('--max-boxes', maxBoxes, 1) };
}

/** The most terms of a polynomial: their residues take some hundreds of megabytes. */
const MOST_TERMS = 4_000_000;

function readClaims({ id, claims }: Statement, text: string | undefined): ReadonlySet<string> | undefined {
  if (text === undefined) return undefined;
  const known = claims.map((claim) => claim.id);
  const unknown = text.split(',').find((claim) => !known.includes(claim));
  if (unknown !== undefined)
    throw new InputError(`--claims: ${id} has no claim "${unknown}"; its claims are ${known.join(', ')}`);
  return new Set(text.split(','));
}

const kText = (K: number): string => `K = ${K === Infinity ? '∞' : K}`;

function lines({ proved, failed, extent }: StatementAttempt, rounds: number, seconds: number): string[] {
  const where = extent.atoms === 'any' ? 'any number of atoms' : `at most ${extent.atoms} atoms`;
  const head = `${kText(extent.candidates)}, ${where}`;
  return [
    ...proved.map(({ claim, cases, everyRound, polya }) => {
      const terms = cases.reduce((total, { numerator }) => total + numerator.terms, 0);
      const when = everyRound ? 'every round' : `rounds up to ${rounds}`;
      const factor = polya > 0 ? `, Pólya factor ${polya}` : '';
      return `✓ claim ${claim.id}  ${head}, ${when}: proved, ${cases.length} polynomial${cases.length === 1 ? '' : 's'}, ${terms} terms${factor}`;
    }),
    ...joined(failed).map(({ claims, why, reason }) => {
      const names = claims.length === 1 ? `claim ${claims.join('')}` : `claims ${claims.join(', ')}`;
      return `? ${names}  ${head}: ${WHY[why] ?? 'no proof'}: ${reason}`;
    }),
    `  ${seconds.toFixed(1)} s`,
  ];
}

/** Claims that failed for the same reason are named together. */
function joined(failed: StatementAttempt['failed']) {
  const reasons = [...new Set(failed.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const same = failed.filter((one) => one.reason === reason);
    return { claims: same.map(({ claim }) => claim), why: same[0]?.why ?? '', reason };
  });
}

const WHY: Readonly<Record<string, string>> = {
  negative: 'no proof found',
  unsupported: 'no polynomial says it',
  budget: 'not tried to the end',
};

/** Tries to prove a statement. Exit code 0 if a claim was proved for every K, 3 if none was for some. */
export function proveCommand(id: string, options: Options): number {
  const statement = statementOf(id);
  const only = readClaims(statement, options.claims);
  const atoms = options.n === undefined ? 'any' : readInteger('--n', options.n, 1);
  const rounds = readInteger('--rounds', options.rounds, 0);
  const polya = readInteger('--polya', options.polya, 0);
  const budget = readTime('--budget', options.budget);
  const values = readRangeOfCandidates('--K', options.K, { infinite: true });
  print(`${statement.id}: ${statement.title}\n`);
  if (options.boxes) return proveBoxes(statement, only, values, readBoxes(options, rounds));
  let unproved = 0;
  for (const candidates of values) {
    const start = Date.now();
    const effort = { rounds, polya, terms: MOST_TERMS, deadline: start + budget };
    const result = attemptStatement(statement, { candidates, atoms }, effort, only);
    print(`${lines(result, rounds, (Date.now() - start) / 1000).join('\n')}\n`);
    if (result.certificate === undefined) unproved += 1;
    else if (options.out !== undefined) {
      mkdirSync(options.out, { recursive: true });
      const file = join(options.out, certificateName(statement.id, { candidates, atoms }, rounds));
      writeFileSync(file, result.certificate);
      print(`  ${file}\n`);
    }
  }
  return unproved === 0 ? 0 : 3;
}
