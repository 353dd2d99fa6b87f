/**
 * The choice of a built-in loop as a procedure on a pool: a law of kept candidates that is drawn from instead of computed.
 *
 * A `PoolLaw` says from which masses candidates are drawn, how many, and which of them is kept. The operations of a loop on such laws are those of
 * `LawOperations`: a choice among K laws of size s makes a pool of K·s candidates, s for each; a mixture of two laws keeps by one of them, drawn by share. So
 * one candidate is kept of every pool, and its law is that which the loop computes.
 */
import { InputError, type Rational, UnanswerableError, numberField, Q } from '../../../theory';
import type {
  Candidates,
  Choice,
  ChoiceRule,
  Faults,
  FiniteOperations,
  Lambda,
  LawOperations,
  Weighed,
} from '../../loops';
import type { RandomStream } from '../../random';
import { type SelectionRule, keptPositions } from './selection';

/** A law of candidates, as a procedure. */
export interface PoolLaw {
  /** The n masses from which the candidates are drawn. */
  readonly source: readonly number[];
  /** Number of candidates of a pool. */
  readonly size: number;
  /** The position of the candidate that is kept, of `size` candidates given by their atoms. */
  readonly keep: (candidates: readonly number[], random: RandomStream) => number;
  /** The rule in the words of a header, if it has some; undefined for a law of single candidates. */
  readonly rule?: SelectionRule | undefined;
}

/** The law of one candidate. */
export const single = (source: readonly number[]): PoolLaw => ({ source, size: 1, keep: () => 0 });

/** Which of some atoms is kept, by position. */
type Pick = (atoms: readonly number[], random: RandomStream) => number;

/** The law of the candidate that is picked among K from a law. */
function among(law: PoolLaw, candidates: Candidates, pick: Pick, rule?: SelectionRule): PoolLaw {
  if (candidates === Infinity)
    throw new InputError('K = inf has no pools that a trace could hold; give a whole number of candidates');
  const { source, size: part } = law;
  return {
    source,
    size: candidates * part,
    keep: (atoms, random) => {
      const kept = Array.from({ length: candidates }, (_, k) => {
        const from = k * part;
        return from + law.keep(atoms.slice(from, from + part), random);
      });
      const choice = pick(
        kept.map((position) => atoms[position] ?? 0),
        random,
      );
      return kept[choice] ?? 0;
    },
    rule: part === 1 ? rule : undefined,
  };
}

/** A position drawn in proportion to some numbers of at least 0. */
function inProportion(numbers: readonly number[], random: RandomStream): number {
  let left = random.uniform() * numbers.reduce((sum, number) => sum + number, 0);
  let last = 0;
  for (const [k, number] of numbers.entries()) {
    if (number > 0) last = k;
    left -= number;
    if (left < 0) return last;
  }
  return last;
}

const ONE_USER: readonly number[] = [];

/** The temperature of a score that is a power of w, `w^{1/τ}`; undefined for another one. */
function temperatureOf(score: (weights: Weighed<number>) => number): number | undefined {
  const exponentAt = (w: number): number =>
    Math.log(score({ w, users: ONE_USER }) / score({ w: 1, users: ONE_USER })) / Math.log(w);
  try {
    const [exponent, again] = [exponentAt(4), exponentAt(9)];
    return exponent > 0 && Math.abs(exponent - again) < 1e-12 ? 1 / exponent : undefined;
  } catch (error) {
    if (error instanceof UnanswerableError) return undefined; // The score asks for users.
    throw error;
  }
}

/** The operations of loops on pools. @param each the weights of the n atoms */
export class PoolOperations implements LawOperations<PoolLaw>, Faults<PoolLaw> {
  readonly finite: FiniteOperations<PoolLaw>;

  constructor(
    private readonly each: readonly Weighed<number>[],
    shares: readonly Rational[],
  ) {
    this.finite = {
      shares,
      choose: (law, rule, candidates) => this.choose(law, rule, candidates),
      concentrate: (law) => among(law, Infinity, () => 0),
      sample: () => this.refuse('its choice is made from a sample'),
      transform: () => this.refuse('its choice is a rule on whole vectors of masses'),
    };
  }

  curate(law: PoolLaw, { candidates, power }: Choice): PoolLaw {
    const byPower = (atoms: readonly number[], random: RandomStream): number =>
      inProportion(
        atoms.map((atom) => this.weights(atom).w ** power),
        random,
      );
    switch (power) {
      case 1:
        return among(law, candidates, byPower, { kind: 'luce' });
      case 0:
        return among(law, candidates, byPower, { kind: 'uniform' });
      case -1:
        return among(law, candidates, byPower);
    }
  }

  /** Keeps by one of two laws of the same candidates, by the first `size` of a random block of them. */
  mix(reference: PoolLaw, synthetic: PoolLaw, lambda: Lambda): PoolLaw {
    if (reference.source !== synthetic.source) this.refuse('its choice mixes candidates of two models');
    const share = lambda === 'infinity' ? 1 : Q.toNumber(Q.div(lambda, Q.add(Q.one, lambda)));
    const size = Math.max(reference.size, synthetic.size);
    return {
      source: reference.source,
      size,
      keep: (atoms, random) => {
        const law = random.uniform() < share ? synthetic : reference;
        const from = law.size * random.index(Math.floor(size / law.size));
        return from + law.keep(atoms.slice(from, from + law.size), random);
      },
    };
  }

  fit(): PoolLaw {
    return this.refuse('its choice fits a model');
  }

  misfit(): PoolLaw {
    return this.refuse('its choice fits a model');
  }

  curateUnnormalised(): PoolLaw {
    return this.refuse('the masses of its kept candidates do not sum to 1');
  }

  favour({ source }: PoolLaw): PoolLaw {
    const masses = source.map((mass, i) => (i === source.length - 1 ? 2 * mass : mass));
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    return single(masses.map((mass) => mass / total));
  }

  private choose(law: PoolLaw, rule: ChoiceRule, candidates: Candidates): PoolLaw {
    switch (rule.kind) {
      case 'luce': {
        const scores = this.each.map((weights) => rule.score(weights, numberField));
        const temperature = temperatureOf((weights) => rule.score(weights, numberField));
        const byScore: Pick = (atoms, random) =>
          inProportion(
            atoms.map((atom) => scores[atom] ?? 0),
            random,
          );
        return among(law, candidates, byScore, temperature === undefined ? undefined : { kind: 'luce', temperature });
      }
      case 'keep':
        return among(law, candidates, (atoms, random) =>
          inProportion(
            rule.keep(
              atoms.map((atom) => ({ ...this.weights(atom) })), // Two candidates of one atom are two objects.
              numberField,
            ),
            random,
          ),
        );
      case 'truncation': {
        const places = Math.min(rule.places, candidates);
        const byRank: Pick = (atoms, random) => {
          const rewards = atoms.map((atom) => this.weights(atom).w);
          const best = keptPositions({ kind: 'top-m' }, rewards, places, random);
          return best[random.index(best.length)] ?? 0;
        };
        return among(law, candidates, byRank, rule.places === 1 ? { kind: 'best' } : undefined);
      }
    }
  }

  private weights(atom: number): Weighed<number> {
    return this.each[atom] ?? { w: 1, users: [] };
  }

  private refuse(why: string): never {
    throw new UnanswerableError(why);
  }
}
