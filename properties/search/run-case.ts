/** Runs one case of a search: it decodes a genotype and decides the claims on the instance. */
import type * as fc from 'fast-check';
import { type Instance, caseOf, encodeInstance } from '../../models/closed-form';
import { isContradiction } from '../../theory';
import { type CaseVerdict, type CheckedClaim, agreedVerdict, checkCase } from '../checker';
import { type AnyGenerator, NO_EXTENTS, generatorOf, oncePer } from '../generators';
import type { Extents } from '../results';
import type { SearchSpec } from './search-task';

export interface RunCase {
  readonly genotype: unknown;
  readonly instance: Instance;
  readonly verdict: CaseVerdict;
  /** Where the case lies; nowhere if it was discarded. */
  readonly extents: Extents;
}

/** How the cases of one search are drawn and run. */
export interface CaseRunner {
  readonly genotypes: fc.Arbitrary<unknown>;
  /** Labels that can occur in the domain. */
  readonly labels: AnyGenerator['labels'];
  readonly decode: (genotype: unknown) => Instance;
  /** About how much it costs to run an instance, in units of a usual one. */
  readonly cost: (instance: Instance) => number;
  /**
   * @param instance the decoded genotype, if the caller has it
   * @throws whatever the loop or the model throws.
   */
  readonly run: (genotype: unknown, instance?: Instance) => RunCase;
  /**
   * Decides an instance again without the double rung, for cases that are shown. The verdict is that of `first` where exact numbers do
   * not decide, and undecided where they contradict it.
   */
  readonly sharply: (instance: Instance, first: CaseVerdict) => CaseVerdict;
}

const exactly = oncePer((domain: SearchSpec['domain']): SearchSpec['domain'] => ({ ...domain, exact: true }));

/** The domain of a search, which says whether only exact numbers decide the claims: equalities, and what a loop does in exact numbers. */
function within({ domain, loop, claims }: SearchSpec): SearchSpec['domain'] {
  const exact = loop.needs?.exact === true || claims.some(({ claim }) => claim.relation === '==');
  return exact ? exactly(domain) : domain;
}

export function caseRunner(spec: SearchSpec): CaseRunner {
  const { loop, claims, violated } = spec;
  const domain = within(spec);
  const generator = generatorOf(spec.model);
  const hypothesis: readonly CheckedClaim[] | undefined = violated && [
    {
      spec: { id: 'hypothesis', says: '', claim: violated.source },
      claim: violated,
      when: undefined,
      requires: [],
    },
  ];
  const decode = (genotype: unknown): Instance => generator.decode(genotype, domain);
  return {
    genotypes: generator.genotypes(domain),
    labels: generator.labels.filter((label) => label.possible(domain)),
    decode,
    cost: generator.cost ?? (() => 1),
    run: (genotype, instance = decode(genotype)) => {
      const subject = caseOf(instance, loop);
      const violation = hypothesis && checkCase(subject, hypothesis, { as: 'condition' });
      const contradicted = violation?.status === 'undecided' && isContradiction(violation.reason);
      const satisfied = violation !== undefined && violation.status !== 'refuted';
      const verdict: CaseVerdict = contradicted
        ? violation
        : satisfied
          ? { status: 'discarded', reason: 'the instance satisfies the dropped hypothesis' }
          : checkCase(subject, claims);
      const extents = verdict.status === 'discarded' ? NO_EXTENTS : generator.extents(instance);
      return { genotype, instance, verdict, extents };
    },
    sharply: (instance, first) => {
      const subject = caseOf(instance, loop);
      const sharper = checkCase({ ...subject, rungs: subject.rungs.slice(1) }, claims, { sharpMargins: true });
      return agreedVerdict(first, sharper, {
        loop: loop.id,
        claims: claims.map(({ claim, when, requires }) => [claim, when, ...requires].map((one) => one?.source ?? '')),
        instance: encodeInstance(instance),
      });
    },
  };
}
