/** Reads the loop that `simulate` records: a built-in one, or one with a rule and planted faults. */
import { LEARNERS } from '../../../models/learned';
import { loopOf } from '../../../models/loops';
import {
  type CatalogueLoop,
  type Planted,
  RULE_KINDS,
  type RuleLoop,
  SIMULATED_LEARNERS,
  type SelectionRule,
  spaceOf,
} from '../../../models/recorded';
import { Q, type Rational, exactRational } from '../../../theory/arithmetic';
import { InputError } from '../../../theory/errors';
import { suggestion } from '../../../theory/unknown-id';
import { readCandidates, readInteger, readLambda, readLaw, readPositive, readVector } from '../../input';
import { readLoop } from '../../input/runs';

/** The options of `simulate` that say what the loop is, as texts. */
export interface SimulatedLoopOptions {
  readonly loop?: string;
  readonly rule?: string;
  readonly p?: string;
  readonly w?: string;
  readonly r?: string;
  readonly ref?: string;
  readonly normalise?: boolean;
  readonly trait: readonly string[];
  readonly user: readonly string[];
  readonly K: string;
  readonly keep?: string;
  readonly temperature?: string;
  readonly lambda: string;
  readonly learner?: string;
  readonly samples?: string;
  readonly trueRule?: string;
  readonly trueTemperature?: string;
  readonly trueLambda?: string;
  readonly transmission?: string;
  readonly lapse?: string;
  readonly drift?: string;
}

/** Options of planted faults, which only a rule has. */
export const OF_FAULTS = {
  trueRule: '--true-rule',
  trueTemperature: '--true-temperature',
  trueLambda: '--true-lambda',
  transmission: '--transmission',
  lapse: '--lapse',
  drift: '--drift',
} as const;

/** Options that a built-in loop does not have, because it has a rule and a learner of its own. */
const OF_RULES = {
  rule: '--rule',
  keep: '--keep',
  temperature: '--temperature',
  learner: '--learner',
  ...OF_FAULTS,
} as const satisfies Partial<Record<keyof SimulatedLoopOptions, string>>;

/** The weights of four atoms, where the options give neither weights nor rewards. */
const WEIGHTS = '1,2,4,8';

/** Refuses options by their names. @throws InputError for the first that is given, with the reason */
export function refuseOptions<O extends object>(
  options: O,
  names: Partial<Readonly<Record<keyof O, string>>>,
  why: string,
): void {
  for (const key of Object.keys(names) as (keyof O)[])
    if (options[key] !== undefined) throw new InputError(`${names[key] ?? ''} is not for this: ${why}`);
}

/** An entry of a list, or an error with what was meant. */
function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((name) => name === text.trim());
  if (found !== undefined) return found;
  throw new InputError(`${option} ${text} is not known; ${suggestion(text, known)}choose from ${known.join(', ')}`);
}

/** A finite number, which may be below 0. */
function readNumber(option: string, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) throw new InputError(`${option} ${text} is not a number`);
  return value;
}

/** Reads `name=something`. */
function readAssignment(option: string, text: string, such: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new InputError(`${option} ${text} has no name; write ${option} ${such}`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}

function readTraits(texts: readonly string[]): Map<string, readonly number[]> {
  const traits = new Map<string, readonly number[]>();
  for (const text of texts) {
    const [name, values] = readAssignment('--trait', text, 'length=3,1,2,2');
    if (traits.has(name)) throw new InputError(`--trait ${name} is given twice; give each trait once`);
    traits.set(name, readVector('--trait', values).map(Q.toNumber));
  }
  return traits;
}

/** The rewards or the weights of the atoms. */
function readValues({ w, r }: SimulatedLoopOptions): {
  readonly kind: 'w' | 'r';
  readonly entries: readonly Rational[];
} {
  if (w !== undefined && r !== undefined)
    throw new InputError('give the weights by --w or the rewards by --r, one of the two');
  if (r !== undefined) return { kind: 'r', entries: readVector('--r', r) };
  const entries = readVector('--w', w ?? WEIGHTS);
  const bad = entries.find(({ num }) => num <= 0n);
  if (bad) throw new InputError(`--w has the entry ${Q.format(bad)}; weights are e^r and so greater than 0`);
  return { kind: 'w', entries };
}

/** p_0 and p_ref: as given, or the uniform law on n atoms. */
function readLaws(
  { p, ref, normalise = false }: SimulatedLoopOptions,
  n: number,
): { start: Rational[]; reference: Rational[] } {
  const start = p === undefined ? Array.from({ length: n }, () => Q.of(1, n)) : readLaw('--p', 'p', p, normalise);
  const reference = ref === undefined ? start : readLaw('--ref', 'the real-data law (ref)', ref, normalise);
  return { start, reference };
}

/** λ as a number, for `Infinity` too. */
function lambdaNumber(text: string): number {
  const lambda = readLambda(text);
  return lambda === 'infinity' ? Infinity : Q.toNumber(lambda);
}

function readRule(kind: SelectionRule['kind'], temperature: string | undefined, option: string): SelectionRule {
  return temperature === undefined ? { kind } : { kind, temperature: readPositive(option, temperature) };
}

/** The rule that is used, if it is another one than that of the header. */
function readTrueRule(
  { trueRule, trueTemperature }: SimulatedLoopOptions,
  claimed: SelectionRule,
): SelectionRule | undefined {
  if (trueRule === undefined && trueTemperature === undefined) return undefined;
  const kind = trueRule === undefined ? claimed.kind : oneOf('--true-rule', trueRule, RULE_KINDS);
  return readRule(kind, trueTemperature, '--true-temperature');
}

function readPlanted(options: SimulatedLoopOptions, claimed: SelectionRule): Planted {
  const { trueLambda, transmission, lapse, drift } = options;
  const [trait = '', by = ''] = drift === undefined ? [] : readAssignment('--drift', drift, 'length=0.1');
  return {
    rule: readTrueRule(options, claimed),
    lambda: trueLambda === undefined ? undefined : lambdaNumber(trueLambda),
    transmission: transmission === undefined ? undefined : readPositive('--transmission', transmission),
    lapse: lapse === undefined ? undefined : readNumber('--lapse', lapse),
    drift: drift === undefined ? undefined : { trait, by: readNumber('--drift', by) },
  };
}

/** The number K of candidates of a pool. */
export function readPoolSize(text: string): number {
  const K = readCandidates(text);
  if (K === Infinity) throw new InputError(`--K ${text} has no pools that a trace could hold; give a whole number`);
  return K;
}

/** The loop with a rule. @throws InputError naming the first value outside its domain */
export function readRuleLoop(options: SimulatedLoopOptions): RuleLoop {
  if (options.user.length > 0)
    throw new InputError('--user is for built-in loops with several users; name one by --loop');
  if (options.samples !== undefined)
    throw new InputError('--samples is for built-in loops; --learner finite-sample fits the candidates that were kept');
  const learner = options.learner ?? 'exact';
  if (Object.hasOwn(LEARNERS, learner))
    throw new InputError(`the learner ${learner} needs data; name some by --data, such as moons`);
  const { kind, entries } = readValues(options);
  const rewards = entries.map((entry) => (kind === 'r' ? Q.toNumber(entry) : Math.log(Q.toNumber(entry))));
  const { start, reference } = readLaws(options, rewards.length);
  const rule = readRule(oneOf('--rule', options.rule ?? 'luce', RULE_KINDS), options.temperature, '--temperature');
  return {
    space: spaceOf(rewards, readTraits(options.trait)),
    start: start.map(Q.toNumber),
    reference: reference.map(Q.toNumber),
    rule,
    K: readPoolSize(options.K),
    kept: readInteger('--keep', options.keep ?? '1', 1),
    lambda: lambdaNumber(options.lambda),
    learner: oneOf('--learner', learner, SIMULATED_LEARNERS),
    planted: readPlanted(options, rule),
  };
}

/** The largest |r| whose e^r is a double. */
const LARGEST_REWARD = 700;

/** The weight e^r, rounded to a double. */
function weightOf(reward: Rational): Rational {
  const r = Q.toNumber(reward);
  if (Math.abs(r) > LARGEST_REWARD)
    throw new InputError(
      `--r has the entry ${Q.format(reward)}; rewards of up to ±${LARGEST_REWARD} are accepted with --loop`,
    );
  return exactRational(Math.exp(r));
}

/** A built-in loop, or one of the user's own. @throws InputError naming the first value outside its domain */
export async function readCatalogueLoop(options: SimulatedLoopOptions, name: string): Promise<CatalogueLoop> {
  refuseOptions(options, OF_RULES, `the loop ${name} has its own; leave out it or --loop ${name}`);
  const { loop: named } = await readLoop(name);
  const loop = typeof named === 'string' ? loopOf(named) : named;
  const { kind, entries } = readValues(options);
  const w = kind === 'r' ? entries.map(weightOf) : entries;
  const { start, reference } = readLaws(options, w.length);
  return {
    loop,
    start,
    w,
    reference,
    K: readPoolSize(options.K),
    lambda: readLambda(options.lambda),
    users: options.user.map((weights) => readVector('--user', weights)),
    samples: options.samples === undefined ? undefined : readInteger('--samples', options.samples, 1),
    traits: readTraits(options.trait),
  };
}
