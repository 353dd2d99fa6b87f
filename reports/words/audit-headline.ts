/** The headline of an audit: the title of its page. */
import type { AuditResults } from '../../properties/results';
import { countText, plural } from './number-text';
import { NOT_APPLICABLE, type Verdict, verdictOf } from './verdict';

/** The verdict of all traces together: `2 checks refuted in 1 of 20 traces`, `No check is refuted: 15 hold, 22 undecided`. */
export function auditHeadline({ traces }: AuditResults): Verdict {
  const checks = traces.flatMap((trace) => trace.checks);
  const count = (verdict: string): number => checks.filter((check) => check.verdict === verdict).length;
  const [hold, refuted, undecided] = ['holds', 'refuted', 'undecided'].map(count) as [number, number, number];
  if (refuted > 0) {
    const affected = traces.filter(({ verdict }) => verdict === 'refuted').length;
    const where = traces.length === 1 ? '' : ` in ${countText(affected)} of ${countText(traces.length)} traces`;
    return { ...verdictOf('refuted'), words: `${plural(refuted, 'check')} refuted${where}` };
  }
  if (undecided > 0) {
    const words = `No check is refuted: ${countText(hold)} hold, ${countText(undecided)} undecided`;
    return { ...verdictOf('undecided'), words };
  }
  if (hold === 0) return { ...NOT_APPLICABLE, words: 'No check applies' };
  return {
    ...verdictOf('holds'),
    words: hold === 1 ? 'The check that applies holds' : `All ${countText(hold)} checks that apply hold`,
  };
}
