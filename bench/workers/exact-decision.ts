/**
 * Our side of the exact decision: the suite's checker on its ladder, first certified doubles, then exact rationals if doubles do not
 * decide. Every verdict is a proof.
 */
import { readFileSync } from 'node:fs';
import { type DiscreteInstance, caseOf, curatedLoop } from '../../models';
import { type CaseVerdict, type CheckedClaim, checkCase } from '../../properties/checker';
import { FALSE_LEMMA, TRUE_LEMMA, checkedClaim, instanceOf } from '../properties';
import { type Answers, numberOf, textOf } from './request';
import { secondsPerUnit } from './sampling';
import { timed } from './timed';

const CLAIMS: Readonly<Record<string, readonly CheckedClaim[]>> = {
  lemma: [checkedClaim(TRUE_LEMMA)],
  planted: [checkedClaim(FALSE_LEMMA)],
};

let instances: readonly DiscreteInstance[] = [];

function decide(instance: DiscreteInstance, claims: readonly CheckedClaim[]): CaseVerdict {
  return checkCase(caseOf(instance, curatedLoop), claims);
}

/** Whether all weights are equal, so that both sides of the lemma are 0. */
function isEquality({ w }: DiscreteInstance): boolean {
  return w.every(({ num }) => num === w[0]?.num);
}

const LETTERS: Readonly<Record<CaseVerdict['status'], string>> = {
  holds: 'h',
  refuted: 'r',
  undecided: '?',
  discarded: '?',
};

export const ANSWERS: Answers = {
  load: (request) => {
    const stored = JSON.parse(readFileSync(textOf(request, 'path'), 'utf8')) as {
      masses: number[];
      weights: number[];
      K: number;
    }[];
    instances = stored.map(({ masses, weights, K }) => instanceOf(masses, weights, K));
    return {};
  },
  verdicts: (request) => {
    const claims = CLAIMS[textOf(request, 'constant')] ?? [];
    const verdicts = instances.map((instance) => decide(instance, claims));
    const exact = verdicts.filter((verdict) => verdict.status === 'holds' && verdict.rung === 'exact').length;
    return { verdicts: verdicts.map(({ status }) => LETTERS[status]).join(''), exact };
  },
  /** Decides all instances some times over, and says what was decided. */
  passes: async (request) => {
    const claims = CLAIMS['lemma'] ?? [];
    const passes = numberOf(request, 'passes');
    const counts: Record<string, number> = {};
    const { seconds, cpu } = await timed(() => {
      for (let pass = 0; pass < passes; pass += 1) {
        for (const instance of instances) {
          const verdict = decide(instance, claims);
          const decided = verdict.status === 'holds' ? `holds, ${verdict.rung}` : verdict.status;
          counts[decided] = (counts[decided] ?? 0) + 1;
        }
      }
    });
    return { seconds, cpu, cases: passes * instances.length, verdicts: JSON.stringify(counts) };
  },
  sample: (request) => {
    const claims = CLAIMS['lemma'] ?? [];
    const seconds = numberOf(request, 'seconds');
    const perDecision = (list: readonly DiscreteInstance[]): number =>
      secondsPerUnit(() => {
        for (const instance of list) decide(instance, claims);
      }, seconds) / list.length;
    if (request['equalities'] === undefined) return { seconds: perDecision(instances) };
    return { seconds: perDecision(instances.filter((instance) => isEquality(instance) === request['equalities'])) };
  },
};
