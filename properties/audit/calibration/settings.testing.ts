/** The loops of the calibration study: those whose headers are true, and those with a planted fault. */
import { type Planted, type RuleLoop, type SelectionRule, spaceOf } from '../../../models/recorded';

/** A loop and how much of it is recorded. */
export interface Setting {
  readonly name: string;
  readonly loop: RuleLoop;
  /** Pools of each of the rounds. */
  readonly pools: number;
  readonly rounds: number;
  /** Samples behind each measure. */
  readonly measure: number;
}

const space = spaceOf([0, 0.4, 0.9, 1.3, 1.8, 2.4], new Map([['length', [3, 1, 4, 1, 5, 2]]]));
const start = [0.3, 0.2, 0.2, 0.1, 0.1, 0.1];
const ROUNDS = 2;

type Varied = Partial<Omit<RuleLoop, 'space' | 'start' | 'reference'>>;

const loopWith = (varied: Varied): RuleLoop => ({ space, start, rule: { kind: 'luce' }, K: 4, ...varied });

function setting(name: string, pools: number, varied: Varied, measure = 300): Setting {
  return { name, loop: loopWith(varied), pools, rounds: ROUNDS, measure };
}

const luce = (temperature: number): SelectionRule => ({ kind: 'luce', temperature });
const lapsing: Planted = { lapse: 0.1 };

/** Loops whose headers are true, up to lapses and the transmission of the learner. Pools are those of a round. */
export const SETTINGS: readonly Setting[] = [
  setting('luce, τ = 0.3, K = 2', 20, { rule: luce(0.3), K: 2 }),
  setting('luce, τ = 1, K = 2', 20, { rule: luce(1), K: 2 }),
  setting('luce, τ = 3, K = 2', 20, { rule: luce(3), K: 2 }),
  setting('luce, τ = 0.3, K = 4', 20, { rule: luce(0.3), lambda: 1 }),
  setting('luce, τ = 1, K = 4', 20, { rule: luce(1), lambda: 1 }),
  setting('luce, τ = 3, K = 4', 20, { rule: luce(3), lambda: 1 }),
  setting('luce, τ = 1, K = 4, 2 kept', 20, { rule: luce(1), kept: 2 }),
  setting('luce, τ = 1, K = 8, 2 kept', 20, { rule: luce(1), kept: 2, K: 8, learner: 'finite-sample' }),
  setting('luce, τ = 1, K = 4', 100, { rule: luce(1) }),
  setting('luce, τ = 3, K = 2', 100, { rule: luce(3), K: 2, lambda: 1, learner: 'finite-sample' }),
  setting('luce, τ = 1, transmission 0.8', 20, { rule: luce(1), planted: { transmission: 0.8 } }, 2000),
  setting('luce with lapses, τ = 0.3, ε = 0.1', 20, { rule: luce(0.3), planted: lapsing }),
  setting('luce with lapses, τ = 1, ε = 0.1', 20, { rule: luce(1), planted: lapsing }),
  setting('luce with lapses, τ = 0.3, ε = 0.1', 100, { rule: luce(0.3), planted: lapsing }),
  setting('best', 20, { rule: { kind: 'best' } }),
  setting('top-m with lapses, 2 kept, ε = 0.1', 20, { rule: { kind: 'top-m' }, kept: 2, planted: lapsing }),
  setting('best with lapses, ε = 0.1', 100, { rule: { kind: 'best' }, planted: lapsing }),
  setting('uniform', 20, { rule: { kind: 'uniform' } }),
];

/** A loop that differs from its header, and the checks of which one must notice it. */
export interface Fault {
  readonly name: string;
  /** The first study of it, which says how much is needed. */
  readonly pilot: Setting;
  /** The id of the check, or its start. */
  readonly check: string;
  /** What there must be enough of. */
  readonly unit: 'pools' | 'measure';
}

function fault(name: string, check: string, pools: number, varied: Varied, measure = 0): Fault {
  const unit = measure > 0 ? 'measure' : 'pools';
  return { name, check, unit, pilot: setting(name, pools, varied, measure) };
}

const drift = { trait: 'length', by: 0.3 };
/** The error of this learner depends on the kept candidates only, of which there are so many that it hardly varies from run to run. */
const learner = 'finite-sample';

export const FAULTS: readonly Fault[] = [
  fault('luce, really at τ = 0.5', 'rule as named', 20, { planted: { rule: luce(0.5) } }),
  fault('luce, really at τ = 2', 'rule as named', 20, { planted: { rule: luce(2) } }),
  fault('luce, really the best', 'rule as named', 5, { planted: { rule: { kind: 'best' } } }),
  fault('luce, really the worst', 'rule as named', 5, { planted: { rule: { kind: 'bottom-m' } } }),
  fault('luce, really uniform', 'rule as named', 20, { planted: { rule: { kind: 'uniform' } } }),
  fault('luce, 2 kept, really the best 2', 'rule as named', 5, { kept: 2, planted: { rule: { kind: 'top-m' } } }),
  fault('luce at τ = 0.3, really with lapses, ε = 0.3', 'rule as named', 20, {
    rule: luce(0.3),
    planted: { lapse: 0.3 },
  }),
  fault('best, really luce at τ = 0.3', 'rule as named', 20, { rule: { kind: 'best' }, planted: { rule: luce(0.3) } }),
  fault('a reward that drifts with length', 'selection of length', 20, { planted: { drift } }),
  fault('λ = ∞, really 1', 'transmission of reward', 200, { learner, planted: { lambda: 1 } }, 300),
  fault('λ = 1, really ∞', 'transmission of reward', 200, { learner, lambda: 1, planted: { lambda: Infinity } }, 300),
  fault(
    'transmission 0.5',
    'transmission of reward',
    200,
    { learner, rule: luce(0.3), planted: { transmission: 0.5 } },
    300,
  ),
];
