/**
 * Traces of learned loops: the loop of the paper with a learner on data.
 *
 * The pools of the trace are those whose kept points the learner was fitted to, so that the mean over the kept candidates is that of the learner's own
 * training data. Pools and measures of all rounds are held until the trace is read.
 */
import { InputError, Q } from '../../../theory';
import { CuratedSampler, type Dataset, type Learner, type Reward, type Sampler, pick, trainLoop } from '../../learned';
import { type Lambda, type Loop, curatedLoop } from '../../loops';
import { derivedSeed } from '../../random';
import { type Recording, type SimulatedTrace, type Unnumbered, numbered, simulatedHeader } from '../simulate';
import type { Pool, TraceHeader } from '../trace';
import { measuresOf, pointTraitInfos, traitsOf } from './point-traits';

/** A loop with a learner on data, curated by Luce's choice. */
export interface LearnedRun {
  readonly data: Dataset;
  readonly learner: Learner;
  readonly reward: Reward;
  /** Number K ≥ 1 of candidates, of which one is kept. */
  readonly K: number;
  readonly lambda: Lambda;
  /** Whether each fit starts from the model before. @defaultValue true */
  readonly warm?: boolean;
}

type Choices = Awaited<ReturnType<CuratedSampler['choose']>>;

/** A sampler of kept points that hands over the candidates of every draw. */
function overheard(law: Sampler, hear: (choices: Choices) => void): Sampler {
  if (!(law instanceof CuratedSampler)) throw new InputError('a learned loop without a choice has no pools');
  return {
    draw: async (count, seed) => {
      const choices = await law.choose(count, seed);
      hear(choices);
      return pick(choices.candidates, choices.kept);
    },
  };
}

/** The loop of the paper on samplers, whose pools of each round are handed over. */
function overheardLoop(hear: (choices: Choices) => void): Loop {
  return {
    ...curatedLoop,
    curate: (ops, law, candidates) => {
      const curated = curatedLoop.curate(ops, law, candidates);
      return overheard(curated as unknown as Sampler, hear) as unknown as typeof curated;
    },
  };
}

function* poolsOf(
  { data, reward, K }: LearnedRun,
  { candidates, kept }: Choices,
  round: number,
): Generator<Omit<Pool, 'line'>> {
  for (const [i, position] of kept.entries()) {
    yield {
      kind: 'pool',
      round,
      id: String(i),
      size: K,
      ...traitsOf(data, reward, candidates, i * K, K),
      kept: Array.from({ length: K }, (_, k) => i * K + k === position),
    };
  }
}

/** The number of training points of which so many are curated, on average. */
function examplesFor(pools: number, lambda: Lambda): number {
  if (lambda === 'infinity') return pools;
  const value = Q.toNumber(lambda);
  if (value === 0)
    throw new InputError('lambda = 0 is real data alone, so no pools would be drawn; give a number above 0, or inf');
  return Math.round((pools * (1 + value)) / value);
}

function headerOf({ data, learner, K, lambda }: LearnedRun, examples: number): Partial<TraceHeader> {
  return {
    name: `${learner.id} on ${data.id}`,
    model: learner.title,
    offered: K,
    kept: 1,
    rule: 'luce',
    lambda: lambda === 'infinity' ? 'inf' : Q.toNumber(lambda),
    startsAtReference: true,
    keptAre: 'all',
    truth: { learner: learner.id, data: data.id, examples },
  };
}

/**
 * Trains the loop and returns its trace. With real data the number of pools of a round varies around `pools`, since every training point is real or
 * curated at random.
 * @throws InputError for a λ that curates nothing; FailedRound if a training fails
 */
export async function simulateLearned(
  run: LearnedRun,
  { rounds, pools, measure, seed }: Recording,
): Promise<Pick<SimulatedTrace, 'header' | 'records'>> {
  const { data, learner, reward, K, lambda, warm = true } = run;
  if (!Number.isInteger(K) || K < 1) throw new InputError(`K = ${K} is not a number of candidates that a pool holds`);
  const examples = examplesFor(pools, lambda);
  const heard: Choices[] = [];
  const reference: Sampler = { draw: (count, at) => Promise.resolve(data.sample(count, at)) };
  const trained = await trainLoop({
    loop: overheardLoop((choices) => heard.push(choices)),
    learner,
    reward,
    reference,
    start: reference,
    K,
    lambda,
    rounds,
    examples,
    warm,
    seed,
  });
  try {
    const samples = [];
    if (measure > 0)
      for (let t = 0; t <= rounds; t += 1)
        samples.push(await trained.model(t).draw(measure, derivedSeed(seed, 'measure', t)));
    const measured = samples.map((points, t) => measuresOf(data, reward, points, t));
    const records = function* (): Generator<Unnumbered> {
      for (let t = 0; t <= rounds; t += 1) {
        const choices = heard[t - 1];
        if (choices) yield* poolsOf(run, choices, t);
        yield* measured[t] ?? [];
      }
    };
    return {
      header: simulatedHeader(headerOf(run, examples), seed, pointTraitInfos(data, reward)),
      records: () => numbered(records()),
    };
  } finally {
    trained.dispose();
  }
}
