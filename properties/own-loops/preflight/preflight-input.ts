/**
 * The inputs on which a rule is tried before any search: a few small ones, smallest first, then random ones.
 *
 * Weights are exact in doubles (whole numbers, halves, powers of two), so that rules which compare weights agree in doubles and in
 * exact numbers. Genotypes are lists of small numbers, which fast-check shrinks.
 */
import * as fc from 'fast-check';
import type { Needs } from '../../../models';
import { withMassesOfPrompts } from '../../../models/closed-form/discrete';
import { Q, type Rational } from '../../../theory';
import type { RoundNumbers } from '../define';
import type { InputJson } from '../../results';

export interface AtomInput {
  readonly w: Rational;
  readonly users: readonly Rational[];
  /** Absent for a rule that does not see masses. */
  readonly masses?: { readonly p: Rational; readonly pRef: Rational };
  /** The prompt that it answers. Absent where there are no prompts. */
  readonly prompt?: number;
}

export interface StepInput extends RoundNumbers {
  readonly p: readonly Rational[];
  readonly pRef: readonly Rational[];
  readonly atoms: readonly AtomInput[];
  /** The laws before p, for a rule that sees them. */
  readonly past?: readonly (readonly Rational[])[];
  /** The prompt of each atom, for a loop with prompts. */
  readonly prompts?: readonly number[];
}

/** Inputs of one kind of rule. */
export interface Inputs<I> {
  /** Smallest first. */
  readonly given: readonly I[];
  readonly drawn: fc.Arbitrary<I>;
  readonly json: (input: I) => InputJson;
}

const W = (num: number, den = 1): Rational => Q.of(num, den);

/** Simplest first: plain, nearly tied, extreme. */
const WEIGHTS: readonly Rational[] = [
  ...[1, 2, 3, 4, 5, 7, 9].map((num) => W(num)),
  ...[W(1, 2), W(1, 4), W(3, 2), W(1025, 1024)],
  ...[W(2 ** 20), W(1, 2 ** 20), W(1_000_000)],
];

const square = (weight: Rational): Rational => Q.reduce(Q.mul(weight, weight));

/** Draws atoms that meet the needs: with the number of users, and with square weights if roots occur. */
class AtomGenes {
  private readonly count: number;

  constructor(private readonly needs: Needs) {
    this.count = needs.users?.count ?? 0;
  }

  of(indices: readonly number[]): AtomInput {
    const weights = indices.map((index) => {
      const weight = WEIGHTS[index] ?? Q.one;
      return this.needs.squares ? square(weight) : weight;
    });
    const [w = Q.one] = weights;
    return { w, users: this.count === 0 ? [] : weights.slice(0, this.count) };
  }

  /** An atom with weight number `index`; user u has the weight u places further among the first four, cyclically. */
  plain(index: number): AtomInput {
    return this.of([index, ...Array.from({ length: this.count }, (_, u) => (index + u + 1) % 4)]);
  }

  arbitrary(): fc.Arbitrary<AtomInput> {
    const index = fc.nat(WEIGHTS.length - 1);
    const length = Math.max(1, this.count);
    return fc.array(index, { minLength: length, maxLength: length }).map((indices) => this.of(indices));
  }
}

/** Lists of atoms with ties, a single weight and extremes, each as indices of weights. */
const ATOM_LISTS: readonly (readonly number[])[] = [
  [0],
  [1],
  [0, 0],
  [0, 1],
  [1, 0],
  [0, 11],
  [12, 13],
  [0, 10],
  [0, 0, 1],
  [1, 0, 1],
  [2, 1, 0],
  [2, 2, 2],
  [3, 0, 2, 1],
  [0, 12, 1, 11],
  [4, 5, 4, 0, 4],
];

const MOST_CANDIDATES = 6;

function rangeOf({ candidates }: Needs): { readonly min: number; readonly max: number } {
  const { min, max } = candidates ?? { min: 1, max: MOST_CANDIDATES };
  return { min, max: Math.max(min, Math.min(max, MOST_CANDIDATES)) };
}

const atomJson = (atoms: readonly AtomInput[]): InputJson => {
  const users = atoms[0]?.users.map((_, u) => atoms.map((atom) => Q.format(atom.users[u] ?? Q.one))) ?? [];
  const masses = atoms.flatMap((atom) => atom.masses ?? []);
  const [{ prompt } = {}] = atoms;
  return {
    ...(prompt === undefined ? {} : { prompt }),
    w: atoms.map(({ w }) => Q.format(w)),
    ...(users.length === 0 ? {} : { users }),
    ...(masses.length === 0
      ? {}
      : { p: masses.map(({ p }) => Q.format(p)), p_ref: masses.map(({ pRef }) => Q.format(pRef)) }),
  };
};

/** Digits 1 to 9 of p and 0 to 9 of p_ref. */
const massGenes = fc.record({ p: fc.nat(8), pRef: fc.nat(9) });
type MassGenes = typeof massGenes extends fc.Arbitrary<infer G> ? G : never;

/** Gives atoms their masses, so small that all of them together have at most the mass 1. */
function withMasses({ positiveReference }: Needs, atoms: readonly (readonly [AtomInput, MassGenes])[]): AtomInput[] {
  const all = 10 * atoms.length;
  return atoms.map(([atom, { p, pRef }]) => {
    const real = positiveReference ? Math.max(pRef, 1) : pRef;
    return { ...atom, masses: { p: W(p + 1, all), pRef: W(real, all) } };
  });
}

/** Prompts of inputs. */
const PROMPTS: readonly number[] = [0, 1, 2];

/** The inputs as answers to each of some prompts, where there are prompts. */
function answering<I>({ prompts }: Needs, inputs: Inputs<I>, to: (input: I, prompt: number) => I): Inputs<I> {
  if (!prompts) return inputs;
  return {
    ...inputs,
    given: inputs.given.flatMap((input) => PROMPTS.map((prompt) => to(input, prompt))),
    drawn: fc.tuple(fc.constantFrom(...PROMPTS), inputs.drawn).map(([prompt, input]) => to(input, prompt)),
  };
}

/** Lists of K candidates, all of them answers to one prompt if there are prompts. @param masses whether the rule sees them */
export function candidateInputs(needs: Needs, masses: boolean): Inputs<readonly AtomInput[]> {
  return answering(needs, listInputs(needs, masses), (list, prompt) => list.map((atom) => ({ ...atom, prompt })));
}

function listInputs(needs: Needs, masses: boolean): Inputs<readonly AtomInput[]> {
  const genes = new AtomGenes(needs);
  const { min, max } = rangeOf(needs);
  const lists = ATOM_LISTS.filter(({ length }) => length >= min && length <= max);
  const lengths = { minLength: min, maxLength: max };
  const given = lists.map((list) => list.map((i) => genes.plain(i)));
  return {
    // In the given lists the masses fall and the real data rise, from 0.
    given: masses
      ? given.map((list) =>
          withMasses(
            needs,
            list.map((atom, k) => [atom, { p: 8 - k, pRef: k }]),
          ),
        )
      : given,
    drawn: masses
      ? fc.array(fc.tuple(genes.arbitrary(), massGenes), lengths).map((atoms) => withMasses(needs, atoms))
      : fc.array(genes.arbitrary(), lengths),
    json: (candidates) => ({ K: candidates.length, ...atomJson(candidates) }),
  };
}

/** Single atoms. @param masses whether the rule sees them */
export function atomInputs(needs: Needs, masses: boolean): Inputs<AtomInput> {
  return answering(needs, singleInputs(needs, masses), (atom, prompt) => ({ ...atom, prompt }));
}

function singleInputs(needs: Needs, masses: boolean): Inputs<AtomInput> {
  const genes = new AtomGenes(needs);
  const massed = (atom: AtomInput, of: MassGenes): AtomInput => withMasses(needs, [[atom, of]])[0] ?? atom;
  const given = WEIGHTS.map((_, index) => genes.plain(index));
  return {
    given: masses ? given.map((atom, k) => massed(atom, { p: k % 9, pRef: k % 10 })) : given,
    drawn: masses ? fc.tuple(genes.arbitrary(), massGenes).map(([atom, of]) => massed(atom, of)) : genes.arbitrary(),
    json: ({ w, users, prompt, masses: seen }) => ({
      ...(prompt === undefined ? {} : { prompt }),
      w: Q.format(w),
      ...(users.length === 0 ? {} : { users: users.map(Q.format) }),
      ...(seen ? { p: Q.format(seen.p), p_ref: Q.format(seen.pRef) } : {}),
    }),
  };
}

/** Masses proportional to small whole numbers; if all are 0, the first atom has mass 1. */
function lawOf(genes: readonly number[]): readonly Rational[] {
  const total = genes.reduce((sum, gene) => sum + gene, 0);
  return genes.map((gene, i) => Q.reduce(total === 0 ? W(i === 0 ? 1 : 0) : W(gene, total)));
}

const LAMBDAS: readonly RoundNumbers['lambda'][] = ['infinity', W(1), W(1, 3), W(0), W(5)];

/** Laws before p in round t, the oldest first, between p and the real data; an atom of p has mass in all of them. */
function pastOf(
  memory: Needs['memory'],
  t: number,
  masses: readonly number[],
  real: readonly number[],
): StepInput['past'] {
  if (memory === undefined) return undefined;
  const count = memory === 'all' ? t : Math.min(t, memory);
  return Array.from({ length: count }, (_, k) => lawOf(masses.map((mass, i) => mass + (count - k) * (real[i] ?? 0))));
}

/** Whole rounds with every kind of λ and K; some have atoms without mass. */
export function stepInputs(needs: Needs): Inputs<StepInput> {
  const genes = new AtomGenes(needs);
  const { min, max } = rangeOf(needs);
  const infinite = needs.candidates?.infinite ?? true;
  const onlyInfinite = needs.candidates !== undefined && needs.candidates.max < needs.candidates.min;
  const finite = onlyInfinite ? [] : Array.from({ length: max - min + 1 }, (_, k) => min + k);
  const Ks = [...finite, ...(infinite ? [Infinity] : [])];
  const round = (
    K: number,
    lambda: number,
    t: number,
    atoms: readonly { readonly atom: AtomInput; readonly mass: number; readonly real: number }[],
  ): StepInput => {
    const [masses, reals] = [atoms.map(({ mass }) => mass), atoms.map(({ real }) => real)];
    const p = lawOf(masses);
    const prompts = needs.prompts && masses.map((mass, i) => (mass + (reals[i] ?? 0)) % PROMPTS.length);
    const prompted = (law: readonly Rational[]): readonly Rational[] =>
      prompts ? withMassesOfPrompts(law, p, prompts) : law;
    const past = pastOf(needs.memory, t, masses, reals)?.map(prompted);
    return {
      K: Ks[K % Ks.length] ?? min,
      lambda: needs.synthetic ? 'infinity' : (LAMBDAS[lambda % LAMBDAS.length] ?? 'infinity'),
      t,
      atoms: atoms.map(({ atom }) => atom),
      p,
      pRef: prompted(lawOf(reals)),
      ...(prompts ? { prompts } : {}),
      ...(past ? { past } : {}),
    };
  };
  const given = ATOM_LISTS.flatMap((list) =>
    [0, 1, 2].map((variant) =>
      round(
        list.length + variant,
        variant + list.length,
        variant,
        // The third variant leaves an atom without mass.
        list.map((i, at) => ({ atom: genes.plain(i), mass: variant === 2 && at === 1 ? 0 : at + 1, real: at % 2 })),
      ),
    ),
  );
  const small = fc.nat(9);
  const lastRound = Math.max(3, needs.memory === undefined || needs.memory === 'all' ? 0 : needs.memory + 1);
  const atom = fc.record({ atom: genes.arbitrary(), mass: small, real: small });
  const drawn = fc
    .tuple(
      fc.nat(Ks.length - 1),
      fc.nat(LAMBDAS.length - 1),
      fc.nat(lastRound),
      fc.array(atom, { minLength: 1, maxLength: 5 }),
    )
    .map(([K, lambda, t, atoms]) => round(K, lambda, t, atoms));
  return {
    given,
    drawn,
    json: ({ p, pRef, atoms, K, lambda, t, past, prompts }) => ({
      p: p.map(Q.format),
      ...atomJson(atoms),
      ...(prompts ? { prompts: prompts.map(String) } : {}),
      p_ref: pRef.map(Q.format),
      K: K === Infinity ? 'inf' : K,
      lambda: lambda === 'infinity' ? 'inf' : Q.format(lambda),
      t,
      ...(past ? { past: past.map((law) => law.map(Q.format)) } : {}),
    }),
  };
}
