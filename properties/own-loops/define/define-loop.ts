/**
 * A loop of your own, in a few lines: `defineLoop({ id, title, choose | score | choice | step })`.
 *
 * - `choose`: the probability of each of the K candidates to be kept;
 * - `score`: Luce's rule, a candidate is kept with probability proportional to its score;
 * - `choice`: the probability that the first candidate is kept, as an expression such as `w[1]/sum(w)`;
 * - `step`: the whole update on vectors of masses.
 *
 * A rule is written over a `Field<T>` F, whose numbers are doubles or exact rationals: `F.add(a, b)` in place of `a + b`. The first three
 * ways give a choice; a mixture with real data and a learner are added to it by name.
 */
import {
  type ChoicePart,
  type KeepRule,
  LEARNERS_OF_LAWS,
  type Loop,
  type LuceRule,
  MIXTURES,
  MOST_GROWTH,
  type Needs,
  composeLoop,
  finite,
} from '../../../models';
import { choiceExpression } from './choice-expression';
import { LARGEST_K, type LoopDefinition, WAYS, checkedDefinition, refusal } from './loop-definition';
import { keepRule, luceRule } from './rules';
import { type StepRule, stepRule, wholeStep } from './whole-step';

/** The rule of a defined loop, as its author wrote it. */
export interface DefinedRule {
  readonly rule:
    | { readonly kind: 'choose'; readonly by: KeepRule }
    | { readonly kind: 'score'; readonly by: LuceRule }
    | { readonly kind: 'step'; readonly by: StepRule };
  /** The score that gives the limit K = ∞, if there is one. */
  readonly limit?: LuceRule;
  /** The functions of the loop, made from the rule. */
  readonly parts: Pick<Loop, 'update' | 'source' | 'curate' | 'learn'>;
}

/** A rule, and whether roots of weights occur in it. */
interface Ruled {
  readonly rule: DefinedRule['rule'];
  readonly roots: boolean;
}

/** The largest K^rounds of a rule on masses: it is asked anew in every round, and its digits are of the masses and not of the weights. */
const GROWTH_WITH_MASSES = 16;

/** The range of K of a loop that is defined for K = ∞ alone. */
const INFINITE_ONLY = { min: 1, max: 0, infinite: true };

function needsOf({ needs = {}, choose, choice, score, step, limit }: LoopDefinition, { rule, roots }: Ruled): Needs {
  const { candidates: asked, users, squares = roots, lambda, masses, pRef } = needs;
  const listed = choose !== undefined || choice !== undefined;
  const candidates = asked === 'infinity' ? {} : asked;
  const { min, max } = { min: 1, max: LARGEST_K, ...candidates };
  const infinite = listed ? limit !== undefined : candidates?.max === undefined;
  const range = asked === 'infinity' ? INFINITE_ONLY : { min, max: Math.max(min, max), infinite };
  return {
    // The number of digits that a rule adds is unknown; but a rule that sees K is asked about every K.
    growth: masses ? GROWTH_WITH_MASSES : score === undefined ? LARGEST_K : MOST_GROWTH,
    ...((step ?? masses) === undefined ? {} : { exact: true }),
    ...(rule.kind === 'choose' && rule.by.symmetric !== true ? { orders: true } : {}),
    ...(listed || candidates !== undefined ? { candidates: range } : {}),
    ...(lambda === undefined ? {} : { synthetic: true }),
    ...(users === undefined ? {} : { users: { count: users } }),
    ...(squares ? { squares: true } : {}),
    ...(masses ? { masses } : {}),
    ...(pRef ? { positiveReference: true } : {}),
  };
}

/** The choice rule of a definition without `step`, with its limit K = ∞, and whether roots occur. */
function ruleOf(definition: LoopDefinition): Ruled {
  const { choose, score, choice, step, id, needs = {} } = definition;
  if (choose) return { rule: { kind: 'choose', by: keepRule(choose, needs) }, roots: false };
  if (score) return { rule: { kind: 'score', by: luceRule(score, needs) }, roots: false };
  if (step) return { rule: { kind: 'step', by: stepRule(step) }, roots: false };
  if (choice === undefined) throw refusal(`give exactly one of ${WAYS.join(', ')}; "${id}" has none of them`);
  const { rule: by, roots } = choiceExpression(choice);
  return { rule: { kind: 'choose', by }, roots };
}

function choicePart(
  definition: LoopDefinition,
  by: KeepRule | LuceRule,
  limit: LuceRule | undefined,
  needs: Needs,
): ChoicePart {
  const {
    id,
    title = id,
    choice,
    formula = choice === undefined ? title : `P(keep 1) = ${choice}`,
    reference = title,
  } = definition;
  return {
    id,
    title,
    formula,
    reference,
    needs,
    curate: (ops, law, candidates) => {
      if (candidates === 1) return law; // Of one candidate there is no choice.
      if (candidates !== Infinity || by.kind === 'luce') return finite(ops).choose(law, by, candidates);
      return limit ? finite(ops).choose(law, limit, Infinity) : finite(ops).concentrate(law);
    },
  };
}

/** The key under which a defined loop keeps its rule. The symbol is the same in every copy of this package. */
const RULE: unique symbol = Symbol.for('curated-loops.rule');

interface DefinedLoop extends Loop {
  readonly [RULE]: DefinedRule;
}

/** The rule that defines a loop; undefined if the loop was not made by `defineLoop`, or if its functions were replaced. */
export function definedRule(loop: Loop | DefinedLoop): DefinedRule | undefined {
  if (!(RULE in loop)) return undefined;
  const { [RULE]: defined } = loop;
  const { update, source, curate, learn } = defined.parts;
  const itsOwn = loop.update === update && loop.source === source && loop.curate === curate && loop.learn === learn;
  return itsOwn ? defined : undefined;
}

/**
 * Makes a loop from its definition.
 * @throws InputError for a malformed definition; the message names the fault, the value and the remedy
 * @example
 * defineLoop({ id: 'squared', score: ({ w }, F) => F.mul(w, w) });
 * defineLoop({ id: 'coin', choice: '1/K' });
 */
export function defineLoop(input: LoopDefinition): Loop {
  const definition = checkedDefinition(input);
  const { id, title = id, mixture = 'real-data', learner = 'exact-fit', limit, formula, reference } = definition;
  const { rule, roots } = ruleOf(definition);
  const needs = needsOf(definition, { rule, roots });
  const tilt: LuceRule | undefined = typeof limit === 'function' ? luceRule(limit, definition.needs ?? {}) : undefined;
  const about = {
    id,
    title,
    ...(formula === undefined ? {} : { formula }),
    ...(reference === undefined ? {} : { reference }),
  };
  const [mixing, learning] = [MIXTURES.get(mixture), LEARNERS_OF_LAWS.get(learner)];
  if (!mixing || !learning) throw refusal(`the mixture "${mixture}" or the learner "${learner}" is not known`);
  const made =
    rule.kind === 'step'
      ? { needs, ...wholeStep(rule.by) }
      : composeLoop(
          { choice: choicePart(definition, rule.by, tilt, needs), mixture: mixing, learner: learning },
          { id, title },
        );
  const { update, source, curate, learn }: Pick<Loop, 'update' | 'source' | 'curate' | 'learn'> = made;
  const parts = { ...(update ? { update } : {}), source, curate, learn };
  const loop: DefinedLoop = { ...made, ...about, [RULE]: { rule, parts, ...(tilt ? { limit: tilt } : {}) } };
  return loop;
}
