/**
 * The search for counterexamples on one kind of model: random, then targeted, with shrinking.
 *
 * *Random*: fast-check draws genotypes with a seed and shrinks the first failure. *Targeted*: a hill climb from the tightest
 * case towards smaller margins, which finds what random draws miss and reports how tight the claim is. Both are bounded in
 * number, not in time, so a seed decides everything; a deadline or an interrupt only cuts short, and is counted.
 */
import * as fc from 'fast-check';
import { type Case, type Instance, type Loop, caseOf, encodeInstance } from '../models';
import type { Claim, Domain, ModelKind } from '../theory';
import { type CaseVerdict, type CheckedClaim, type Finding, checkCase } from './checker';
import { type AnyGenerator, generatorOf } from './generators/registry';
import { simplify } from './generators/simplify';
import { vary } from './generators/vary';
import { consistent } from './consistency';
import type { CaseCounts, Counterexample, LabelShare } from './results';

export interface SearchSpec {
  readonly model: ModelKind;
  readonly domain: Domain;
  readonly loop: Loop;
  readonly claims: readonly CheckedClaim[];
  /** A hypothesis that instances must violate: the search without it. */
  readonly violated?: Claim | undefined;
  readonly cases: number;
  /** Steps of the hill climb; 0 leaves it out. */
  readonly targeted: number;
  readonly seed: number;
  /** True once the run must stop; asked between cases. */
  readonly stopped?: () => boolean;
}

export interface Found<By extends Counterexample['foundBy'] = 'random' | 'targeted'> {
  readonly instance: Instance;
  readonly finding: Finding;
  readonly foundBy: By;
  readonly shrinks: number;
}

export interface SearchOutcome {
  readonly cases: CaseCounts;
  readonly rungs: { readonly exact: number; readonly certified: number };
  readonly decisions: number;
  readonly attained: number;
  readonly labels: readonly LabelShare[];
  readonly tightest: Found | undefined;
  readonly counterexample: Found<Counterexample['foundBy']> | undefined;
  readonly undecidedBecause: string | undefined;
  /** Ids of claims that no case decided: none satisfied their hypotheses and their restriction. */
  readonly neverDecided: readonly string[];
  /** Whether a deadline or an interrupt ended the search before it was through. */
  readonly cutShort: boolean;
}

/** Cases between two looks at the clock and at the interrupt flag. */
const YIELD_EVERY = 32;

/** Fewer cases than this do not say anything about shares of labels. */
const LABELS_NEED = 200;

/** Running totals of a search; the one place with state. */
class Tally {
  run = 0;
  discarded = 0;
  undecided = 0;
  exact = 0;
  certified = 0;
  decisions = 0;
  attained = 0;
  undecidedBecause: string | undefined;
  tightest: { readonly genotype: unknown; readonly found: Found } | undefined;
  readonly carried = new Map<string, number>();
  readonly decided = new Set<string>();

  constructor(private readonly labels: AnyGenerator['labels']) {}

  count(verdict: CaseVerdict, instance: Instance): void {
    switch (verdict.status) {
      case 'discarded':
        this.discarded += 1;
        return;
      case 'undecided':
        this.undecidedBecause ??= `claim ${verdict.claim || '(hypothesis)'}: ${verdict.reason}`;
        this.undecided += 1;
        break;
      case 'holds':
        this[verdict.rung] += 1;
        this.decisions += verdict.decisions;
        verdict.decided.forEach((id) => this.decided.add(id));
        this.attained += verdict.attained;
        break;
      case 'refuted':
        this[verdict.finding.rung] += 1;
        break;
    }
    this.run += 1;
    for (const label of this.labels) {
      if (label.carries(instance)) this.carried.set(label.name, (this.carried.get(label.name) ?? 0) + 1);
    }
  }

  /** Keeps the case if it is tighter than all before. */
  compare(verdict: CaseVerdict, genotype: unknown, instance: Instance, foundBy: Found['foundBy']): boolean {
    const finding = verdict.status === 'holds' ? verdict.tightest : undefined;
    if (finding?.margin === undefined || finding.margin >= (this.tightest?.found.finding.margin ?? Infinity))
      return false;
    this.tightest = { genotype, found: { instance, finding, foundBy, shrinks: 0 } };
    return true;
  }

  shares(): LabelShare[] {
    return this.labels.map(({ name, share: required }) => {
      const share = this.run === 0 ? 0 : (this.carried.get(name) ?? 0) / this.run;
      return { name, share, required, met: this.run < LABELS_NEED || share >= required };
    });
  }
}

class Search {
  private readonly generator: AnyGenerator;
  private readonly genotypes: fc.Arbitrary<unknown>;
  private readonly tally: Tally;
  private sinceYield = 0;
  private cutShort = false;

  constructor(private readonly spec: SearchSpec) {
    this.generator = generatorOf(spec.model);
    this.genotypes = this.generator.genotypes(spec.domain);
    const labels = this.generator.labels.filter((label) => label.possible(spec.domain));
    this.tally = new Tally(labels);
  }

  async run(): Promise<SearchOutcome> {
    const { cases, targeted } = this.spec;
    const counterexample = (await this.random()) ?? (targeted > 0 ? await this.climb() : undefined);
    const { run, discarded, undecided, exact, certified, decisions, attained, undecidedBecause } = this.tally;
    return {
      cases: { planned: cases, run: Math.min(run, cases), discarded, undecided },
      rungs: { exact, certified },
      decisions,
      attained,
      labels: this.tally.shares(),
      tightest: this.sharpened(),
      counterexample,
      undecidedBecause,
      neverDecided: this.spec.claims.map(({ spec }) => spec.id).filter((id) => !this.tally.decided.has(id)),
      cutShort: this.cutShort,
    };
  }

  private check(genotype: unknown): { readonly verdict: CaseVerdict; readonly instance: Instance } {
    const { domain, loop, claims, violated } = this.spec;
    const instance = this.generator.decode(genotype, domain);
    const subject: Case = caseOf(instance, loop);
    if (violated) {
      const hypothesis = {
        spec: { id: 'hypothesis', says: '', claim: violated.source },
        claim: violated,
        when: undefined,
        requires: [],
      };
      const kept = checkCase(subject, [hypothesis]);
      if (kept.status !== 'refuted') {
        return { verdict: { status: 'discarded', reason: 'the instance satisfies the dropped hypothesis' }, instance };
      }
    }
    return { verdict: checkCase(subject, claims), instance };
  }

  private async stopped(): Promise<boolean> {
    this.sinceYield += 1;
    if (this.sinceYield % YIELD_EVERY === 0) await new Promise((resolve) => setImmediate(resolve));
    this.cutShort ||= this.spec.stopped?.() ?? false;
    return this.cutShort;
  }

  /** Decided again past the double rung, for a finding worth showing to the last digit. */
  private sharply(instance: Instance): CaseVerdict {
    const { rungs, ...subject } = caseOf(instance, this.spec.loop);
    return checkCase({ ...subject, rungs: rungs.slice(1) }, this.spec.claims, { sharpMargins: true });
  }

  /** The tightest case, with the digits of its margin that the search had no need of. */
  private sharpened(): Found | undefined {
    if (this.tally.tightest === undefined) return undefined;
    const { found } = this.tally.tightest;
    const first = checkCase(caseOf(found.instance, this.spec.loop), this.spec.claims);
    const verdict = consistent(first, this.sharply(found.instance), encodeInstance(found.instance));
    return verdict.status === 'holds' && verdict.tightest ? { ...found, finding: verdict.tightest } : found;
  }

  /**
   * fast-check over the genotypes: the first `refuted` case fails the property and is shrunk.
   * @throws whatever a loop or a model throws: a case that could not be decided for that reason is no case that held.
   */
  private async explore(parameters: fc.Parameters<[unknown]>, foundBy: Found['foundBy']): Promise<Found | undefined> {
    let failed: { readonly genotype: unknown } | undefined;
    let broken: { readonly error: unknown } | undefined;
    let ended = false;
    const property = fc.asyncProperty(this.genotypes, async (genotype) => {
      // The first case after a stop or an error fails the property, which ends the draws; passing ends the shrinking.
      if (ended) return true;
      if (await this.stopped()) {
        ended = true;
        return failed !== undefined;
      }
      let checked: ReturnType<Search['check']>;
      try {
        checked = this.check(genotype);
      } catch (error) {
        if (failed !== undefined) return true;
        ended = true;
        broken = { error };
        return false;
      }
      const { verdict, instance } = checked;
      if (failed === undefined && foundBy === 'random') {
        this.tally.count(verdict, instance);
        this.tally.compare(verdict, genotype, instance, foundBy);
      }
      if (verdict.status === 'discarded') fc.pre(false);
      if (verdict.status === 'refuted') failed = { genotype };
      return verdict.status !== 'refuted';
    });
    const details = await fc.check(property, parameters);
    if (broken) throw broken.error;
    if (!details.failed || failed === undefined) return undefined;
    return this.simplest(failed.genotype, foundBy, details.numShrinks);
  }

  /** Finishes what fast-check's shrinking began. */
  private simplest(genotype: unknown, foundBy: Found['foundBy'], shrinks: number): Found | undefined {
    const possible = (candidate: unknown): candidate is unknown => this.genotypes.canShrinkWithoutContext(candidate);
    const fails = (candidate: unknown): boolean => {
      try {
        return this.check(candidate).verdict.status === 'refuted';
      } catch {
        return false; // An error is no simpler counterexample.
      }
    };
    const { verdict, instance } = this.check(simplify(genotype, possible, fails));
    const sharp = consistent(verdict, this.sharply(instance), encodeInstance(instance));
    return sharp.status === 'refuted' ? { instance, finding: sharp.finding, foundBy, shrinks } : undefined;
  }

  private random(): Promise<Found | undefined> {
    const { cases, seed } = this.spec;
    return this.explore({ numRuns: cases, seed, maxSkipsPerRun: 20 }, 'random');
  }

  /** Hill climb towards the smallest margin. */
  private async climb(): Promise<Found | undefined> {
    const { targeted, seed } = this.spec;
    const choices = fc.noBias(fc.array(fc.nat(999), { minLength: 64, maxLength: 64 }));
    const steps = fc.sample(fc.tuple(this.genotypes, choices), { numRuns: targeted, seed });
    for (const [fresh, decisions] of steps) {
      if (this.tally.tightest === undefined || (await this.stopped())) return undefined;
      const genotype = vary(this.tally.tightest.genotype, fresh, decisions);
      if (!this.genotypes.canShrinkWithoutContext(genotype)) continue;
      const { verdict, instance } = this.check(genotype);
      if (verdict.status === 'refuted') return this.explore({ examples: [[genotype]], numRuns: 1, seed }, 'targeted');
      if (verdict.status === 'undecided') this.tally.count(verdict, instance);
      this.tally.compare(verdict, genotype, instance, 'targeted');
    }
    return undefined;
  }
}

/** Searches for a case that refutes one of the claims. */
export function search(spec: SearchSpec): Promise<SearchOutcome> {
  return new Search(spec).run();
}
