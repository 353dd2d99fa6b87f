/**
 * Counts one case after the other.
 *
 * It fills its counts in place, since merging `Counts` for every case would cost as much as deciding a cheap one.
 */
import { graverReason, isContradiction } from '../../../theory';
import type { CaseVerdict, ClaimDecisions } from '../../checker';
import { type AnyGenerator, mergeExtents } from '../../generators';
import { type ClaimCounts, type Counts, NO_CASES, NO_COUNTS, type TightCase, smaller, tighter } from './counts';
import { MarginCounter } from './margins';
import type { RunCase } from '../run-case';
import { type Elites, withCase } from '../targeted/elites';

type Filled = { -readonly [Count in keyof Counts]: Counts[Count] };
type Verdict<Status extends CaseVerdict['status']> = Extract<CaseVerdict, { readonly status: Status }>;

/** The counts of the cases added so far, after those of `from`. */
export class Counter {
  private readonly filled: Filled;
  private readonly carried: Record<string, number>;
  private readonly byClaim: Record<string, ClaimCounts>;
  private readonly margins: MarginCounter;

  /** @param labels the labels that are counted */
  constructor(
    private readonly labels: AnyGenerator['labels'],
    from: Counts = NO_COUNTS,
  ) {
    this.filled = { ...from };
    this.carried = { ...from.carried };
    this.byClaim = { ...from.byClaim };
    this.margins = new MarginCounter(from.margins);
  }

  get counts(): Counts {
    return {
      ...this.filled,
      carried: { ...this.carried },
      byClaim: { ...this.byClaim },
      margins: this.margins.counts,
    };
  }

  /** The tightest cases so far; the same object as before if the last case was none. */
  get elites(): Elites {
    return this.filled.elites;
  }

  /** Adds a random case. */
  addRandom(ran: RunCase): void {
    this.add(ran, 'random');
    this.margins.add(ran.verdict);
  }

  /** Adds a case of the hill climb: where it lies and how tight it is. It is no random case, but an undecided one must not be lost. */
  addTargeted(ran: RunCase): void {
    const { verdict, extents } = ran;
    if (verdict.status === 'undecided') {
      this.add(ran, 'targeted');
      return;
    }
    this.filled.reach = mergeExtents(this.filled.reach, extents);
    if (verdict.status !== 'holds') return;
    this.addClaims(verdict.byClaim, 0);
    this.addTightness(ran, verdict, this.carriedBy(ran), 'targeted');
  }

  private add(ran: RunCase, foundBy: TightCase['foundBy']): void {
    const { filled } = this;
    const { verdict, extents } = ran;
    if (verdict.status === 'discarded') {
      this.addDiscarded(verdict);
      return;
    }
    const carried = this.carriedBy(ran);
    for (const name of carried) this.carried[name] = (this.carried[name] ?? 0) + 1;
    filled.run += 1;
    filled.reach = mergeExtents(filled.reach, extents);
    switch (verdict.status) {
      case 'undecided':
        this.addUndecided(verdict);
        return;
      case 'holds':
        filled[verdict.rung === 'exact' ? 'exact' : 'certified'] += 1;
        filled.decisions += verdict.decisions;
        filled.attained += verdict.attained;
        this.addClaims(verdict.byClaim, 1);
        this.addTightness(ran, verdict, carried, foundBy);
        return;
      case 'refuted': {
        const { claim, rung } = verdict.finding;
        filled[rung === 'exact' ? 'exact' : 'certified'] += 1;
        // The decision that refutes is counted; how many came before it is not known.
        filled.decisions += 1;
        this.addClaim(claim, 1, 0, undefined);
      }
    }
  }

  private addDiscarded({ inapplicable, reason }: Verdict<'discarded'>): void {
    this.filled.discarded += 1;
    if (inapplicable) this.filled.inapplicable ??= reason;
  }

  private addUndecided({ claim, reason }: Verdict<'undecided'>): void {
    const { filled } = this;
    filled.undecided += 1;
    const because = isContradiction(reason) ? reason : `claim ${claim || '(hypothesis)'}: ${reason}`;
    filled.undecidedBecause = graverReason(filled.undecidedBecause, because);
  }

  /** The names of the labels that an instance carries. */
  private carriedBy({ instance }: RunCase): readonly string[] {
    return this.labels.filter((label) => label.carries(instance)).map(({ name }) => name);
  }

  /** @param cases the random cases that the case counts for: 1, or 0 for a case of the hill climb */
  private addClaims(byClaim: ReadonlyMap<string, ClaimDecisions>, cases: 0 | 1): void {
    for (const [id, { attained, margin }] of byClaim) this.addClaim(id, cases, attained > 0 ? cases : 0, margin);
  }

  private addClaim(id: string, cases: number, attained: number, margin: number | undefined): void {
    const before = this.byClaim[id] ?? NO_CASES;
    this.byClaim[id] = {
      cases: before.cases + cases,
      attained: before.attained + attained,
      margin: smaller(before.margin, margin),
    };
  }

  /** What a case that held shows of the tightness of its claims. */
  private addTightness(
    { genotype }: RunCase,
    { tightest: finding, byClaim }: Verdict<'holds'>,
    carried: readonly string[],
    foundBy: TightCase['foundBy'],
  ): void {
    const { filled } = this;
    filled.elites = withCase(filled.elites, genotype, byClaim, carried);
    if (finding?.margin === undefined || finding.margin === Infinity) return;
    filled.tightest = tighter(filled.tightest, { genotype, finding, foundBy });
  }
}
