/**
 * The choice of a built-in loop on atoms, as a law of kept candidates that is drawn from instead of computed.
 *
 * A `PoolLaw` says from which masses candidates are drawn, and by which rule one of a pool is kept (`models/loops/pools/`). The operations of a loop on such
 * laws are those of `LawOperations`.
 */
import { Q, type Rational, UnanswerableError } from '../../../theory';
import type { Choice, Faults, FiniteOperations, Lambda, LawOperations } from '../../loops';
import { type PoolRule, chosenRule, curatedRule, mixedRule, singleRule } from '../../loops/pools';

/** A law of candidates, as a procedure. */
export interface PoolLaw {
  /** The n masses from which the candidates are drawn. */
  readonly source: readonly number[];
  readonly pool: PoolRule;
}

/** The law of one candidate. */
export const singleFrom = (source: readonly number[]): PoolLaw => ({ source, pool: singleRule });

/** The operations of loops on pools of atoms. */
export class PoolOperations implements LawOperations<PoolLaw>, Faults<PoolLaw> {
  readonly finite: FiniteOperations<PoolLaw>;

  constructor(shares: readonly Rational[]) {
    this.finite = {
      shares,
      choose: ({ source, pool }, rule, candidates) => ({ source, pool: chosenRule(pool, rule, candidates) }),
      concentrate: () => this.refuse('K = ∞ has no pools that a trace could hold'),
      sample: () => this.refuse('its choice is made from a sample'),
      withinPrompts: () => this.refuse('its choice is made within prompts, which atoms of a trace do not have'),
      transform: () => this.refuse('its choice is a rule on whole vectors of masses'),
    };
  }

  curate({ source, pool }: PoolLaw, choice: Choice): PoolLaw {
    return { source, pool: curatedRule(pool, choice) };
  }

  mix(reference: PoolLaw, synthetic: PoolLaw, lambda: Lambda): PoolLaw {
    const { source } = reference;
    if (source !== synthetic.source) this.refuse('its choice mixes candidates of two models');
    const share = lambda === 'infinity' ? 1 : Q.toNumber(Q.div(lambda, Q.add(Q.one, lambda)));
    return { source, pool: mixedRule(reference.pool, synthetic.pool, share) };
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
    return singleFrom(masses.map((mass) => mass / total));
  }

  private refuse(why: string): never {
    throw new UnanswerableError(why);
  }
}
