/** Learned experiments in the order in which they are shown: by family, the fully synthetic loop first. */
import type {
  ExperimentResult,
  LearnedClaimResult,
  LearnedResults,
  StatisticalDecision,
} from '../../properties/results';

/** Experiments that differ only in λ. */
export interface Family {
  readonly name: string;
  /** At least one. */
  readonly experiments: readonly ExperimentResult[];
}

/** The name of a family, as a heading. */
export function familyTitle({ name }: Family): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Whether the loop has no real data: λ = ∞. */
function isFullySynthetic({ setting }: ExperimentResult): boolean {
  return ['∞', 'inf', 'Infinity'].includes(setting.lambda);
}

/** `λ = ∞`, `λ = 1/2`. */
export function lambdaText(experiment: ExperimentResult): string {
  return `λ = ${isFullySynthetic(experiment) ? '∞' : experiment.setting.lambda}`;
}

/** The composition of the training data, given by λ. */
export function mixtureText(experiment: ExperimentResult): string {
  if (experiment.setting.loop.mixture !== undefined) return 'a mixture of its own';
  if (isFullySynthetic(experiment)) return 'fully synthetic';
  return experiment.setting.lambda === '0' ? 'real data only' : 'with real data';
}

/** The families in the order of their first experiments. */
export function familiesOf({ experiments }: LearnedResults): readonly Family[] {
  const names = [...new Set(experiments.map(({ family }) => family))];
  return names.map((name) => {
    const members = experiments.filter(({ family }) => family === name);
    const withRealData = members.filter((experiment) => !isFullySynthetic(experiment));
    return { name, experiments: [...members.filter(isFullySynthetic), ...withRealData] };
  });
}

/** Ids of the statements checked on any of the experiments, in the order of their first occurrence. */
export function statementsAsked({ experiments }: Pick<LearnedResults, 'experiments'>): readonly string[] {
  return [...new Set(experiments.flatMap(({ cells }) => cells.map(({ statement }) => statement)))];
}

const estimateOf = ({ slack }: StatisticalDecision): number => slack.estimate ?? -Infinity;

/**
 * The decision of least slack among those that gave the claim its verdict; undefined if nothing was decided. Decisions without draws have
 * no estimated slack, and are returned only if there are no others.
 */
export function tightestDecision({ decisions, verdict }: LearnedClaimResult): StatisticalDecision | undefined {
  const decisive = decisions.filter((decision) => decision.verdict === verdict);
  const drawn = decisive.filter(({ samples }) => samples > 0);
  const among = drawn.length > 0 ? drawn : decisive;
  const least = Math.min(...among.map(estimateOf));
  return among.find((decision) => estimateOf(decision) === least);
}
