import { caseOf, loopOf } from './models';
import { Q } from './theory';
import { checkCase } from './properties/checker';
import { claimsWithHypotheses } from './properties/plan';
import { statementOf } from './theory';
const r = (s: string) => s.split(',').map(Q.parse);
const law = (s: string) => { const v = r(s); const t = Q.sum(v); return v.map((x) => Q.reduce(Q.div(x, t))); };
const p0 = law('900000,1,1');
const inst = { model: 'discrete' as const, p0, w: r('1,8,9'), pRef: p0, q: p0, K: 2, lambda: 'infinity' as const, epsilon: Q.zero, rounds: 1 };
for (const l of ['plackett-luce-cold', 'best-of-K', 'pairwise-with-ties']) { const v = checkCase(caseOf(inst, loopOf(l)), claimsWithHypotheses(statementOf('odds-rate'), 'discrete')); console.log(l, v.status, v.status === 'refuted' ? v.finding : ''); }
