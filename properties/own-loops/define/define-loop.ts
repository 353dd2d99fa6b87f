/**
 * A loop of your own, in a few lines: `defineLoop({ id, title, choose | score | choice | step })`.
 *
 * - `choose`: the probability of each of the K candidates to be kept;
 * - `score`: Luce's rule, a candidate is kept with probability proportional to its score;
 * - `choice`: the probability that the first candidate is kept, as an expression such as `w[1]/sum(w)`;
 * - `step`: the whole update on vectors of masses.
 *
 * With a choice, `source` may say which law the candidates are drawn from: by default the newest model.
 *
 * A rule is written over a `Field<T>` F, whose numbers are doubles or exact rationals: `F.add(a, b)` in place of `a + b`. The first three
 * ways give a choice, of one candidate or of `keep` without replacement; a mixture with real data and a learner are added to it by name.
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
  type SourcePart,
  type StepParts,
  type SuccessiveRule,
  type TruncationRule,
  composeLoop,
  finite,
  perPrompt,
} from '../../../models';
import { DEFAULT_BUDGET, UnanswerableError } from '../../../theory';
import { choiceExpression } from './choice-expression';
import { LARGEST_K, type LoopDefinition, WAYS, checkedDefinition, refusal } from './loop-definition';
import { keepRule, luceRule } from './rules';
import { type StepRule, type Told, sourceBy, stepRule, wholeStep } from './whole-step';
import { withoutReplacement } from './without-replacement';

/** The rule of a defined loop, as its author wrote it. */
export interface DefinedRule {
  readonly rule:
    | { readonly kind: 'choose'; readonly by: KeepRule }
    | { readonly kind: 'score'; readonly by: LuceRule }
    | { readonly kind: 'step'; readonly by: StepRule };
  /** The score that gives the limit K = ∞, if there is one. */
  readonly limit?: LuceRule;
  /** The law of the candidates, if it is not the newest model. */
  readonly source?: StepRule;
  /** The functions of the loop, made from the rule. */
  readonly parts: Pick<Loop, 'update' | 'source' | 'curate' | 'learn'>;
}

/** The rule of choice in a definition, with its closed form and its limit. */
interface Ruled {
  readonly rule: DefinedRule['rule'];
  /** A closed form that says the same as `rule`, which is then not tabulated. */
  readonly closed?: TruncationRule | LuceRule | SuccessiveRule;
  /** The rule at K = ∞, if there is one. */
  readonly limit?: LuceRule | 'best';
  /** The largest K^rounds that is affordable. */
  readonly growth: number;
  /** Whether roots of weights occur. */
  readonly roots?: true;
}

/** The range of K of a loop that is defined for K = ∞ alone. */
const INFINITE_ONLY = { min: 1, max: 0, infinite: true };

/** The largest K^rounds of a rule on masses, or without replacement: it costs more, or adds more digits, than a table of weights. */
const LITTLE_GROWTH = 16;

/** What a step or a source is told. */
const toldOf = ({ needs = {} }: LoopDefinition): Told => ({
  past: needs.past === true ? 'all' : needs.past,
  prompts: needs.prompts,
});

function needsOf(definition: LoopDefinition, ruled: Ruled): Needs {
  const { needs = {}, choose, choice, keep = 1, step, source } = definition;
  const { rule, limit, roots = false, growth } = ruled;
  const { candidates: asked, users, squares = roots, lambda, masses, prompts, pRef } = needs;
  const { past: memory } = toldOf(definition);
  const listed = choose !== undefined || choice !== undefined || keep > 1;
  const candidates = asked === 'infinity' ? {} : asked;
  const { min, max } = { min: 1, max: LARGEST_K, ...candidates };
  const infinite = listed ? limit !== undefined : candidates?.max === undefined;
  const range = asked === 'infinity' ? INFINITE_ONLY : { min, max: Math.max(min, max), infinite };
  return {
    growth: masses ? Math.min(LITTLE_GROWTH, growth) : growth,
    ...((step ?? source ?? masses) === undefined ? {} : { exact: true }),
    // A step and a source see t, so their first rounds say nothing of the others.
    ...((step ?? source) === undefined ? {} : { rounds: DEFAULT_BUDGET.rounds }),
    ...(memory === undefined ? {} : { memory }),
    ...(rule.kind === 'choose' && rule.by.symmetric !== true ? { orders: true } : {}),
    ...(listed || candidates !== undefined ? { candidates: range } : {}),
    ...(lambda === undefined ? {} : { synthetic: true }),
    ...(users === undefined ? {} : { users: { count: users } }),
    ...(squares ? { squares: true } : {}),
    ...(masses ? { masses } : {}),
    ...(prompts ? { prompts } : {}),
    ...(pRef ? { positiveReference: true } : {}),
  };
}

/** The best of K, ties at random: P(keep k) = 1/s for each of the s best. */
const best = keepRule((candidates, F) => {
  const isBest = candidates.map(({ w }) => candidates.every((other) => F.compare(w, other.w) >= 0));
  return isBest.map((is) => F.of(is ? 1 : 0, isBest.filter(Boolean).length));
}, {});

/** The closed form of Luce's choice of several. */
const successiveForm = (by: LuceRule, places: number): { readonly closed?: SuccessiveRule } => {
  if (places === 1) return {};
  const { masses } = by;
  const pool = withoutReplacement(by, places);
  return { closed: { kind: 'successive', ...(masses ? { masses } : {}), by, places, pool } };
};

/** The rule of a definition, with its limit K = ∞. */
function ruleOf({ choose, score, choice, step, id, keep = 1, needs = {}, limit: asked }: LoopDefinition): Ruled {
  // The number of digits that a rule adds is unknown; but a rule that sees K is asked about every K.
  const growth = score !== undefined ? MOST_GROWTH : keep > 1 ? LITTLE_GROWTH : LARGEST_K;
  const given = typeof asked === 'function' ? luceRule(asked, needs) : asked;
  const limit = given === undefined ? {} : { limit: given };
  const chosen = (by: KeepRule | LuceRule): DefinedRule['rule'] => {
    if (keep > 1) return { kind: 'choose', by: withoutReplacement(by, keep) };
    return by.kind === 'luce' ? { kind: 'score', by } : { kind: 'choose', by };
  };
  if (step) return { rule: { kind: 'step', by: stepRule(step) }, growth };
  if (choose) return { rule: chosen(keepRule(choose, needs)), growth, ...limit };
  if (score) {
    const by = luceRule(score, needs);
    // Of infinitely many candidates every choice is a draw from the tilt, whatever was kept before.
    return { rule: chosen(by), growth, limit: by, ...successiveForm(by, keep) };
  }
  if (choice === undefined) throw refusal(`give exactly one of ${WAYS.join(', ')}; "${id}" has none of them`);
  if (choice === 'best') {
    const rule = chosen({ ...best, symmetric: true });
    return { rule, closed: { kind: 'truncation', places: keep }, growth: LITTLE_GROWTH, limit: given ?? 'best' };
  }
  const { rule: by, roots, luce } = choiceExpression(choice);
  const closed = luce
    ? { closed: luce, ...successiveForm(luce, keep), ...(keep > 1 ? { growth: MOST_GROWTH } : {}) }
    : {};
  return { rule: chosen(by), growth, ...limit, ...closed, ...(roots ? { roots } : {}) };
}

function choicePart(definition: LoopDefinition, { rule, closed, limit }: Ruled, needs: Needs): ChoicePart {
  const { id, title = id, choice, reference = title } = definition;
  const { formula = choice === undefined ? title : `P(keep 1) = ${choice}` } = definition;
  return {
    id,
    title,
    formula,
    reference,
    needs,
    curate: (ops, law, candidates) => {
      if (candidates === 1) return law; // Of one candidate there is no choice.
      if (rule.kind === 'step') throw new UnanswerableError('a whole step has no choice');
      if (candidates !== Infinity) return finite(ops).choose(law, closed ?? rule.by, candidates);
      if (limit === undefined || limit === 'best') return finite(ops).concentrate(law);
      return finite(ops).choose(law, limit, Infinity);
    },
  };
}

const sourcePart = (definition: LoopDefinition, rule: StepRule): SourcePart => ({
  id: definition.id,
  title: 'drawn from a law of one’s own',
  formula: 'source(p_t, …)',
  reference: definition.reference ?? definition.title ?? definition.id,
  source: sourceBy(rule, toldOf(definition)),
});

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
  const { id, title = id, mixture = 'real-data', learner = 'exact-fit', formula, reference } = definition;
  const ruled = ruleOf(definition);
  const { rule, limit } = ruled;
  const needs = needsOf(definition, ruled);
  const about = {
    id,
    title,
    ...(formula === undefined ? {} : { formula }),
    ...(reference === undefined ? {} : { reference }),
  };
  const [mixing, learning] = [MIXTURES.get(mixture), LEARNERS_OF_LAWS.get(learner)];
  if (!mixing || !learning) throw refusal(`the mixture "${mixture}" or the learner "${learner}" is not known`);
  const source = definition.source && stepRule(definition.source);
  const choice = choicePart(definition, ruled, needs);
  const made =
    rule.kind === 'step'
      ? { needs, ...wholeStep(rule.by, toldOf(definition)) }
      : composeLoop(
          {
            ...(source ? { source: sourcePart(definition, source) } : {}),
            choice: needs.prompts ? perPrompt(choice) : choice,
            mixture: mixing,
            learner: learning,
          },
          { id, title },
        );
  const { update, curate, learn }: StepParts = made;
  const parts = { ...(update ? { update } : {}), source: made.source, curate, learn };
  // A score is tried as the rule itself, unless it is the rule without replacement that is tried.
  const tilt = typeof limit === 'object' && rule.kind !== 'score' ? { limit } : {};
  const loop: DefinedLoop = { ...made, ...about, [RULE]: { rule, parts, ...tilt, ...(source ? { source } : {}) } };
  return loop;
}
