/**
 * A large discrete loop's answers to a claim's questions, certified in double precision.
 *
 * A law gives every class of atoms of one weight its mass (`classes.ts`), and has one relative error bound for all its masses (`certified/law.ts`). Expectations of w are anchored at a
 * double near them, and probabilities near 1 at 1 (`moments.ts`), so differences keep their relative precision. The
 * gain of a curated law over its source has no cancellation (`difference.ts`). The next rung handles questions that
 * doubles cannot answer.
 */
import {
  type Anchored,
  type AnyInterpretation,
  type Draws,
  type Interpretation,
  type Interval,
  NotRepresentableError,
  type ObservableAlgebra,
  type Relation,
  UndefinedValueError,
  anchoredArithmetic as A,
  anchoredAt,
  doubleArithmetic as D,
  fromInterval,
  point,
  unanswerable,
} from '../../../theory';
import { type Loop, otherLoopOn } from '../../loops';
import {
  type CertifiedLaw,
  type DivergenceKind,
  type Moments,
  difference,
  divergenceOf,
  isNormalised,
  meanOfEnclosed,
  probabilityOf,
} from '../certified';
import { around } from '../rounding';
import { Rounds, finiteCandidates, isSetting, setting } from '../shared';
import { type Place, type WeightClasses, classesOf, placesOf } from './classes';
import { type LargeInstance, sizeOf } from './instance';
import { LargeOperations, wholeLaw } from './operations';
import { type Observable, eventOf, isExact, observableAlgebra, tabulate } from './observable';
import { winRate } from './win-rate';

type Event = Uint8Array;
type Name = Parameters<AnyInterpretation['scalar']>[0];

/** A gain by subtraction is accurate enough if its relative width is at most this fraction of the expected slack. */
const SHARP = 1e-4;

/** Marks by 1 the classes of largest weight. */
function marks({ weight, top }: WeightClasses): Event {
  const best = new Uint8Array(weight.length);
  for (let i = 0; i < weight.length; i += 1) if (weight[i] === top) best[i] = 1;
  return best;
}

export class LargeInterpretation implements Interpretation<Anchored, CertifiedLaw, Observable, Event> {
  readonly arithmetic = A;
  readonly rounds: number;
  readonly observables: ObservableAlgebra<Anchored, Observable>;
  private readonly classes: WeightClasses;
  private readonly operations: LargeOperations;
  private readonly start: CertifiedLaw;
  private readonly laws: Rounds<CertifiedLaw>;
  private readonly probabilities = new WeakMap<CertifiedLaw, Map<Event, Anchored>>();
  /** The case under other loops, by their names. */
  private readonly others = new Map<string, LargeInterpretation>();
  private knownBest: Event | undefined;
  private readonly scalars = new Map<Name, Anchored>();
  private places: ((atom: number) => Place) | undefined;

  constructor(
    private readonly instance: LargeInstance,
    private readonly loop: Loop,
  ) {
    this.rounds = instance.rounds;
    this.classes = classesOf(instance);
    this.observables = observableAlgebra(this.classes.weight, (atom) => this.placeOf(atom).at);
    this.operations = new LargeOperations(this.classes);
    this.start = wholeLaw(this.classes);
    this.laws = new Rounds({
      loop,
      operations: this.operations,
      settings: instance,
      start: this.start,
      reference: () => this.start,
    });
  }

  atoms = (): number => sizeOf(this.instance);

  scalar(name: Name): Anchored {
    const known = this.scalars.get(name) ?? this.scalarAnew(name);
    this.scalars.set(name, known);
    return known;
  }

  private scalarAnew(name: Name): Anchored {
    if (isSetting(name)) return setting<Anchored>(A, name, this.instance);
    const { top, bottom } = this.classes;
    switch (name) {
      case 'w_max':
        return anchoredAt(top);
      case 'w_min':
        return anchoredAt(bottom);
      case 'w_next':
        return anchoredAt(this.runnerUp());
      case 'r_max':
        return A.log(anchoredAt(top));
      case 'r_min':
        return A.log(anchoredAt(bottom));
      case 'D':
        return fromInterval(top === bottom ? point(0) : D.log(D.div(point(top), point(bottom))));
      case 'd':
      case 'M_0':
        return unanswerable(`${name} belongs to Gaussian models`);
      case 'sigma2':
        return unanswerable('sigma2 belongs to linear regression');
      case 'radius':
        return unanswerable('radius belongs to two coupled models');
      case 'tau':
      case 'beta':
        return unanswerable(`${name} belongs to preferences that move with the data`);
      case 'curvature':
      case 'information':
      case 'reach':
        return unanswerable(`${name} belongs to curved families`);
    }
  }

  /** The largest weight below the maximum, or the maximum if there is no other. */
  private runnerUp(): number {
    const { weight, top } = this.classes;
    let next = 0;
    for (let i = 0; i < weight.length; i += 1) {
      const w = weight[i] as number;
      if (w < top && w > next) next = w;
    }
    return next === 0 ? top : next;
  }

  candidates(): number {
    return finiteCandidates(this.instance);
  }

  round(t: number): CertifiedLaw {
    return this.laws.at(t);
  }

  named(name: 'p_ref' | 'p_star' | 'q'): CertifiedLaw {
    switch (name) {
      case 'p_ref':
        return this.start;
      case 'p_star': {
        const best = this.bestAtoms();
        if (this.start.mass.some((m, i) => m !== 0 && best[i] === 1)) return this.given(this.start, best);
        throw new NotRepresentableError('the best atoms without mass');
      }
      case 'q':
        return unanswerable('this model has no second law q');
    }
  }

  curate(law: CertifiedLaw): CertifiedLaw {
    return this.loop.curate(this.operations, law, this.instance.K);
  }

  under(name: string): LargeInterpretation {
    const other = this.others.get(name) ?? new LargeInterpretation(this.instance, otherLoopOn(name, this.instance));
    this.others.set(name, other);
    return other;
  }

  tilt(law: CertifiedLaw): CertifiedLaw {
    return this.operations.curate(law, { candidates: Infinity, power: 1 });
  }

  given(law: CertifiedLaw, event: Event): CertifiedLaw {
    return this.operations.condition(law, event);
  }

  bestAtoms(): Event {
    this.knownBest ??= marks(this.classes);
    return this.knownBest;
  }

  where(relation: Relation, left: Observable, right: Observable): Event {
    return eventOf(relation, left, right);
  }

  /** The mean and variance of w under the normalised law; undefined for other observables. */
  private moments(law: CertifiedLaw, f: Observable): Moments | undefined {
    return f.lo === this.classes.weight && isExact(f) ? this.operations.moments(law) : undefined;
  }

  expectation(law: CertifiedLaw, f: Observable): Anchored {
    const mean = this.moments(law, f)?.mean ?? fromInterval(meanOfEnclosed(law, f.lo, f.hi));
    return isNormalised(law) ? mean : fromInterval(D.mul(law.scale, A.enclose(mean)));
  }

  difference(left: CertifiedLaw, right: CertifiedLaw, f: Observable): Anchored | undefined {
    if (this.moments(left, f) === undefined) return undefined;
    const subtracted = A.enclose(A.sub(this.expectation(left, f), this.expectation(right, f)));
    const width = subtracted.hi - subtracted.lo;
    const size = Math.min(Math.abs(subtracted.lo), Math.abs(subtracted.hi));
    if (width <= SHARP * this.expectedSlack(left, f) * size) return undefined;
    const gain = difference(left, right);
    return gain && gain.hi - gain.lo < width ? fromInterval(gain) : undefined;
  }

  /**
   * An estimate of the relative slack of claims about gains: w_max − E[w], and at finite K at least 1/K of the gap
   * between w_max and the next weight. It tells whether the gain without cancellation, which is expensive at finite K,
   * is needed.
   */
  private expectedSlack(law: CertifiedLaw, w: Observable): number {
    const { top } = this.classes;
    const left = A.enclose(A.sub(anchoredAt(top), this.expectation(law, w))).lo;
    return Math.max(left, (top - this.scalar('w_next').anchor) / this.instance.K) / top;
  }

  variance(law: CertifiedLaw, f: Observable): Anchored {
    if (!isNormalised(law)) throw new NotRepresentableError('the variance under a law that is not normalised');
    return fromInterval(this.moments(law, f)?.variance ?? this.spread(law, f));
  }

  /** `E[(f − c)²] − E[f − c]²` with c near the mean. */
  private spread(law: CertifiedLaw, f: Observable): Interval {
    const mean = meanOfEnclosed(law, f.lo, f.hi);
    const centre = point(mean.lo / 2 + mean.hi / 2);
    const away = tabulate(f.lo.length, (i) => D.sub({ lo: f.lo[i] as number, hi: f.hi[i] as number }, centre));
    const squares = tabulate(f.lo.length, (i) => D.pow({ lo: away.lo[i] as number, hi: away.hi[i] as number }, 2));
    const drift = meanOfEnclosed(law, away.lo, away.hi);
    const { lo, hi } = D.sub(meanOfEnclosed(law, squares.lo, squares.hi), D.pow(drift, 2));
    return { lo: Math.max(0, lo), hi };
  }

  probability(law: CertifiedLaw, event: Event): Anchored {
    const known = this.probabilities.get(law) ?? new Map<Event, Anchored>();
    this.probabilities.set(law, known);
    const probability = known.get(event) ?? this.probabilityAnew(law, event);
    known.set(event, probability);
    return probability;
  }

  /** A probability above 1/2 is computed as 1 minus that of the other atoms. */
  private probabilityAnew(law: CertifiedLaw, event: Event): Anchored {
    const direct = probabilityOf(law, event, 1);
    if (!isNormalised(law)) return fromInterval(D.mul(law.scale, direct));
    if (direct.hi <= 0.5) return fromInterval(direct);
    return A.sub(anchoredAt(1), fromInterval(probabilityOf(law, event, 0)));
  }

  divergence(kind: DivergenceKind, left: CertifiedLaw, right: CertifiedLaw): Anchored {
    if (left !== right && !(isNormalised(left) && isNormalised(right))) {
      throw new NotRepresentableError('a divergence of laws that are not normalised');
    }
    return divergenceOf(kind, left, right);
  }

  private placeOf(atom: number): Place {
    this.places ??= placesOf(this.instance);
    return this.places(atom);
  }

  mass(law: CertifiedLaw, atom: number): Anchored {
    const { at, mass, ofClass } = this.placeOf(atom);
    const m = law.mass[at] as number;
    if (m === 0 || mass === 0) return anchoredAt(0);
    const whole = D.mul(law.scale, around(m, law.error));
    return fromInterval(mass === ofClass ? whole : D.mul(whole, D.div(point(mass), point(ofClass))));
  }

  curationFactor(law: CertifiedLaw, atom: number): Anchored {
    const { at, mass } = this.placeOf(atom);
    if (law.mass[at] === 0 || mass === 0)
      throw new UndefinedValueError('the curation factor at an atom of probability 0');
    return A.div(this.mass(this.curate(law), atom), this.mass(law, atom));
  }

  winRate(left: CertifiedLaw, right: CertifiedLaw): Anchored {
    return fromInterval(winRate(left, right, this.classes.weight));
  }

  indicator(event: Event): Observable {
    return tabulate(event.length, (i) => point(event[i] as number));
  }

  independent(): never {
    throw new NotRepresentableError('an expectation over pairs of draws from a large space');
  }

  draws(_law: CertifiedLaw, _distinguished: number, _f: (draws: Draws<Anchored>) => Anchored): Anchored {
    throw new NotRepresentableError('an expectation over draws from a large space');
  }
}
