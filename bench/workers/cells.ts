/**
 * Our side of whole cells of `verify`, and of one property of a statement: the shipped generator, checker and search.
 *
 * Every answer has the wall time, the processor time and what was decided, so that two builds can be held against each other.
 */
import * as fc from 'fast-check';
import type { Instance } from '../../models/closed-form';
import { multisetCount } from '../../models/closed-form/discrete';
import { type SearchSpec, caseRunner, search, searchSpec } from '../../properties/search';
import { MODEL_KINDS, statementOf } from '../../theory';
import { type Answers, type Request, numberOf, textOf } from './request';
import { timed } from './timed';

/** The search of a cell of `verify`; with `exact` among cases that exact numbers can decide alone, as they must on the other side of a row. */
function specOf(request: Request): SearchSpec {
  const model = MODEL_KINDS.find((kind) => kind === textOf(request, 'model'));
  if (model === undefined) throw new TypeError(`no model ${textOf(request, 'model')} among ${MODEL_KINDS.join(', ')}`);
  const statement = statementOf(textOf(request, 'statement'));
  const [cases, seed] = [numberOf(request, 'cases'), numberOf(request, 'seed')];
  const spec = searchSpec(statement, { statement: statement.id, sought: { kind: 'cell', model }, cases, seed });
  return request['exact'] === true ? { ...spec, domain: { ...spec.domain, exact: true } } : spec;
}

/** The multisets of K candidates that all rounds of a discrete case sum over; at K = ∞ its atoms. */
function sizeOf(instance: Instance): number {
  if (instance.model !== 'discrete') return NaN;
  const { w, K, rounds } = instance;
  return rounds * (K === Infinity ? w.length : multisetCount(w.length, K));
}

export const ANSWERS: Answers = {
  /** A whole search: random cases, then the hill climb or shrinking. */
  cell: async (request) => {
    const spec = specOf(request);
    const { result, ...times } = await timed(() => search(spec));
    const { cases, rungs, decisions, counterexample } = result;
    const verdicts = { ...cases, ...rungs, decisions, refuted: counterexample !== undefined };
    return { ...times, cases: cases.run, verdicts: JSON.stringify(verdicts) };
  },
  /** The random cases as one property of fast-check: draw, make an instance, decide. */
  property: async (request) => {
    const spec = specOf(request);
    const { genotypes, run } = caseRunner(spec);
    const verdicts: Record<string, number> = {};
    let multisets = 0;
    const property = fc.property(genotypes, (genotype) => {
      const { verdict, instance } = run(genotype);
      const { status } = verdict;
      multisets += sizeOf(instance);
      verdicts[status] = (verdicts[status] ?? 0) + 1;
      return status !== 'refuted';
    });
    const times = await timed(() => fc.assert(property, { numRuns: spec.cases, seed: spec.seed }));
    const { seconds, cpu } = times;
    return { seconds, cpu, cases: spec.cases, size: multisets / spec.cases, verdicts: JSON.stringify(verdicts) };
  },
};
