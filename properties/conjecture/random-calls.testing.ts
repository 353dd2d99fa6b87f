/**
 * Random calls of `conjecture`: sentences of the claim language, odd and malformed ones among them. A call ends with a verdict, or with an
 * `InputError` that says what is wrong with it; anything else is a fault.
 */
import { stream } from '../../models/random';
import { conjectureText } from '../../reports/text';
import { InputError, MODEL_KINDS, isContradiction } from '../../theory';
import type { ConjectureQuestion } from '../results';
import { conjecture } from './conjecture';
import type { ConjectureThreads } from './threads';

export interface CallCounts {
  readonly calls: number;
  /** Calls by verdict; `refused` are those with an InputError. */
  readonly byVerdict: Readonly<Record<string, number>>;
  /** Calls that ended otherwise: with another error, or an internal contradiction. */
  readonly faults: readonly string[];
}

const NUMBERS = ['0', '1', '2', '3', '0.1', '1/0', '1e-400', '1e400', '1e308', '9007199254740993', '4.9e-324', '.5'];
const ODD_NUMBERS = [
  '1e9999',
  '9'.repeat(400),
  '-0',
  '00',
  '1e',
  '0x1f',
  '1_000',
  'Infinity',
  'NaN',
  'pi',
  'i',
  '1e99999',
];
const NAMES = ['K', 'lambda', 'eta', 't', 'w_max', 'w_min', 'w_next', 'r_max', 'r_min', 'D', 'epsilon', 'inf'];
const ODD_NAMES = ['d', 'M_0', 'n', 'sigma2', 'x', 'w', 'undefined'];
const OBSERVABLES = ['w', 'r', 'w^2', '1/w', 'w*r', 'w^K', 'w - w', 'ratio(p[0], q)', 'log(w)', 'exp(w)', 'w/(w - 1)'];
const LAWS = [
  ...['p[0]', 'p[1]', 'p[t]', 'p[t + 1]', 'p_ref', 'p_star', 'q', 'tilt(p[t])', 'curate(p[0])', 'next(q)'],
  ...['curate(p[0], K - 1)', 'given(p[0], A_star)', 'given(q, w > 1e400)', 'given(given(q, w >= 1), w < 1)'],
  ...['p[t; best-of-K]', 'curate[accumulate](q)', 'p[1; nowhere]'],
];
const ODD_LAWS = [
  ...[
    'p[20]',
    'p[21]',
    'p[99999]',
    'p[-1]',
    'p[1.5]',
    'p_limit',
    'p',
    'curate(p[0], 10^9)',
    'curate(p[0], 0)',
    'train(p[0])',
  ],
  ...['binned(p[0])', 'tilt(tilt(tilt(tilt(tilt(tilt(q))))))', 'next(next(next(p[0])))', 'w'],
];
const JUNK = [
  '(',
  ')',
  ',',
  '^',
  '*',
  '/',
  '-',
  '==',
  '>=',
  '!',
  '%',
  '"a"',
  ';',
  '\n',
  'for',
  '=',
  '[',
  ']',
  '{',
  '∞',
  'λ',
  '\u0000',
  '__proto__',
];

class Sentences {
  private readonly random: { uniform(): number };

  constructor(seed: number) {
    this.random = stream(seed, 'sentences');
  }

  below(n: number): number {
    return Math.floor(this.random.uniform() * n);
  }

  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  chance(probability: number): boolean {
    return this.random.uniform() < probability;
  }

  /** Mostly of what is usual. */
  private either(usual: readonly string[], odd: readonly string[]): string {
    return this.one(this.chance(0.97) ? usual : odd);
  }

  private law(): string {
    return this.either(LAWS, ODD_LAWS);
  }

  private expression(depth: number): string {
    if (depth <= 0) return this.chance(0.5) ? this.either(NUMBERS, ODD_NUMBERS) : this.either(NAMES, ODD_NAMES);
    const inner = (): string => this.expression(depth - 1 - this.below(2));
    switch (this.below(18)) {
      case 0:
      case 1:
      case 2:
        return `E(${this.law()}, ${this.chance(0.7) ? this.one(OBSERVABLES) : `w*${inner()}`})`;
      case 3:
        return `Var(${this.law()}, ${this.one(OBSERVABLES)})`;
      case 4:
        return `P(${this.law()}, ${this.one(['A_star', 'A_users', 'w == w_max', `w > ${inner()}`])})`;
      case 5:
        return `${this.one(['KL', 'TV', 'chi2', 'sup_ratio'])}(${this.law()}, ${this.law()})`;
      case 6:
        return this.one([
          'mass(p[0], x)',
          'H(p[t], x)',
          'w(x)/w(y)',
          'p[t](x)',
          'risk(p[1])',
          'q(y)',
          'win_rate(p[1], q)',
        ]);
      case 7:
        return `E_draws(${this.law()}, ${this.one(['mean(w)', 'var(w)/sum(w)', 'w[1]*w[2]', '(w[1] - w[2])^2', 'mean(w)*K', inner()])})`;
      case 8:
        return this.one([`runs(${inner()})`, `E_users(E(p[0], w_u))`, `E_users(log(E(p[t], w_u)))`]);
      case 9:
        return `${this.one(['log', 'exp', 'sqrt', 'tanh', 'abs'])}(${inner()})`;
      case 10:
        return `${this.one(['min', 'max'])}(${inner()}, ${inner()})`;
      case 11:
        return `(${inner()})^${this.one(['2', '3', '-1', '0', 't', 'K', '(K - 1)', '100', '10000', '(2*t)', '(-t)'])}`;
      case 12:
        return `-${inner()}`;
      case 14: {
        const bounds = this.one(['0, t', '0, t - 1', '1, 2', 't, t + 1', '0, 30', 't - 1, t']);
        return `${this.one(['sum', 'max', 'min'])}_rounds(${this.one(['E(p[s], w)', 'p[s + 1](x)*s', 'eta^s', inner()])}, ${bounds})`;
      }
      case 13: {
        const of = ['indicator(w[1] > w[2])', 'abs(w[1] - r[2])', 'indicator(w_u[1] == w[2])', 'w[1]/w[2]', inner()];
        return `E_pair(${this.law()}, ${this.law()}, ${this.one(of)})`;
      }
      default:
        return `(${inner()} ${this.one(['+', '-', '*', '/', '/'])} ${inner()})`;
    }
  }

  private deep(): string {
    const depth = this.one([30, 150, 250, 1000]);
    const wrap = this.one([
      ['(', ')'],
      ['-(', ')'],
      ['sqrt(', ')'],
      ['exp(', ')'],
      ['(', ')^2'],
      ['(1/', ')'],
      ['abs(1 - ', ')'],
    ] as const);
    return `${wrap[0].repeat(depth)}${this.one(['w_max', '1', 'E(p[1], w)'])}${wrap[1].repeat(depth)}`;
  }

  private mutated(text: string): string {
    const characters = Array.from(text);
    for (let k = this.below(3); k >= 0; k -= 1) {
      const at = this.below(characters.length + 1);
      const kind = this.below(3);
      if (kind === 0) characters.splice(at, 1);
      else if (kind === 1) characters.splice(at, 0, this.one(JUNK));
      else characters.splice(at, 1, ...characters.slice(this.below(characters.length)).slice(0, 5));
    }
    return characters.join('');
  }

  claim(): string {
    const depth = this.below(4);
    const side = (): string => (this.chance(0.03) ? this.deep() : this.expression(depth));
    const text = `${side()} ${this.one(['>=', '<=', '>', '<', '=='])} ${side()}`;
    if (this.chance(0.12)) return this.mutated(text);
    return this.chance(0.03)
      ? Array.from({ length: this.below(12) }, () => this.one([...JUNK, ...NAMES, ...ODD_NUMBERS])).join(' ')
      : text;
  }

  given(): string {
    return this.chance(0.6)
      ? this.one([
          'K >= 2',
          'K < inf',
          'K == inf',
          'K == 10^30',
          'K <= 0',
          'lambda*(K - 1) < 1',
          'w_max == 1/3',
          'w_max == 1e-400',
          't >= 1',
          '1/K == 0',
        ])
      : this.claim();
  }

  question(seed: number): ConjectureQuestion {
    const some = <T>(most: number, make: () => T): T[] => Array.from({ length: this.below(most + 1) }, make);
    const claim = this.claim();
    const where = this.chance(0.1) ? { a: this.expression(1), b: this.one(['a*a', 'a^2', '1/a', 'b']) } : {};
    return {
      claim: 'a' in where && this.chance(0.7) ? `${claim.split(/[<>=]/)[0] ?? ''} >= b` : claim,
      given: some(2, () => this.given()),
      where,
      loop: this.one([
        'curated',
        'curated',
        'curated',
        'best-of-K',
        'heterogeneous-users',
        'finite-samples',
        'prefer-worst',
        'nowhere',
      ]),
      model: this.chance(0.6) ? 'discrete' : this.one(MODEL_KINDS),
      ...(this.chance(0.2) ? { data: this.one(['synthetic', 'real', 'stable'] as const) } : {}),
      seed,
    };
  }
}

/** Calls `conjecture` with the questions of a seed, `cases` random cases each. */
export async function randomCalls(
  { seed, calls, cases }: { readonly seed: number; readonly calls: number; readonly cases: number },
  on: ConjectureThreads,
): Promise<CallCounts> {
  const sentences = new Sentences(seed);
  const byVerdict: Record<string, number> = {};
  const faults: string[] = [];
  for (let call = 0; call < calls; call += 1) {
    const question = sentences.question(call);
    const ended = await endOf(question, cases, on);
    if (ended.fault !== undefined) faults.push(`${ended.fault}\n  ${JSON.stringify(question)}`);
    byVerdict[ended.verdict] = (byVerdict[ended.verdict] ?? 0) + 1;
  }
  return { calls, byVerdict, faults };
}

const BUDGET = 2000;

async function endOf(
  question: ConjectureQuestion,
  cases: number,
  on: ConjectureThreads,
): Promise<{ readonly verdict: string; readonly fault?: string }> {
  try {
    const result = await conjecture(question, { cases, budget: BUDGET, on });
    JSON.stringify(result);
    conjectureText(result);
    const { verdict, reason } = result;
    return isContradiction(reason) ? { verdict: 'contradiction', fault: reason ?? '' } : { verdict };
  } catch (error) {
    if (error instanceof InputError) return { verdict: 'refused' };
    return { verdict: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
