/** The decisions of one run: of claims at their rounds, in parts where they have any, and of the steps that the loop's part rests on. */
import type { ClaimSpec } from '../../../theory';
import type { LearnedStep, StatisticalDecision } from '../../results';
import {
  type AskedClaim,
  type DrawSource,
  type LearnedScalars,
  type Limits,
  decideClaim,
  decideInParts,
} from '../decide';

export interface DecidingOptions {
  readonly scalars: LearnedScalars;
  readonly draws: DrawSource;
  readonly limits: Limits;
  readonly seed: number;
  /** Whether the parts of claims follow from the definition of the loop that is claimed. @defaultValue true */
  readonly follows?: boolean | undefined;
  /** The error probability of the next check. */
  readonly alpha: () => number;
}

type StepDecision = LearnedStep['decisions'][number];

const claimKey = (statement: string, { id }: ClaimSpec): string => `${statement} ${id}`;
const stepKey = (statement: string, { id }: ClaimSpec, index: number): string => `${statement} ${id} ${index}`;

export class RunDecisions {
  private readonly claims = new Map<string, readonly StatisticalDecision[]>();
  private readonly steps = new Map<string, readonly StepDecision[]>();

  constructor(private readonly options: DecidingOptions) {}

  /** Decides a claim at round t. */
  async decide(statement: string, asked: AskedClaim, t: number): Promise<StatisticalDecision> {
    const { seed } = this.options;
    const decision = { seed, t, ...(await decideInParts(asked, { ...this.options, t })) };
    const key = claimKey(statement, asked.spec);
    this.claims.set(key, [...this.ofClaim(statement, asked.spec), decision]);
    return decision;
  }

  /** Decides the steps of a claim from p_s to its training data. */
  async decideSteps(statement: string, { spec, parts }: AskedClaim, s: number): Promise<readonly StepDecision[]> {
    const { seed, alpha } = this.options;
    const decided: StepDecision[] = [];
    for (const [index, step] of (parts?.steps ?? []).entries()) {
      const decision = { seed, t: s, ...(await decideClaim(step, { ...this.options, t: s, alpha: alpha() })) };
      this.steps.set(stepKey(statement, spec, index), [...this.ofStep(statement, spec, index), decision]);
      decided.push(decision);
    }
    return decided;
  }

  /** Forgets all decisions, as those on draws that turn out not to be independent. */
  clear(): void {
    this.claims.clear();
    this.steps.clear();
  }

  ofClaim(statement: string, spec: ClaimSpec): readonly StatisticalDecision[] {
    return this.claims.get(claimKey(statement, spec)) ?? [];
  }

  /** @param index the place of the step among those of the claim */
  ofStep(statement: string, spec: ClaimSpec, index: number): readonly StepDecision[] {
    return this.steps.get(stepKey(statement, spec, index)) ?? [];
  }
}
