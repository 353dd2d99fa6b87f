/** The headline of an audit. */
import { expect, test } from '@jest/globals';
import type { AuditCheck, AuditResults, AuditVerdict, TraceAudit } from '../../properties/results';
import { auditHeadline } from './audit-headline';

const check = (verdict: AuditVerdict): AuditCheck => ({
  section: 'pools',
  id: 'a check',
  says: 'something',
  verdict,
  rung: 'statistical',
  pools: 1,
  alpha: 0,
});

const trace = (...verdicts: readonly AuditVerdict[]): TraceAudit => ({
  file: 'a.jsonl',
  name: 'a',
  read: 'trace',
  notes: [],
  size: { rounds: 1, pools: 1, candidates: 2, offered: { lo: 2, hi: 2 } },
  rounds: [],
  transmission: [],
  correlated: [],
  classes: [],
  checks: verdicts.map(check),
  verdict: verdicts.includes('refuted') ? 'refuted' : 'undecided',
});

const audited = (...traces: readonly TraceAudit[]): AuditResults => ({
  format: 'curated-loops/audit',
  version: 1,
  tool: { version: '0.1.0' },
  budget: { total: 0.001, spent: 0, checks: 0 },
  confidence: 0.95,
  traces,
});

test.each([
  [[trace('refuted', 'holds', 'undecided')], 'bad', '1 check refuted'],
  [[trace('refuted', 'refuted'), trace('holds')], 'bad', '2 checks refuted in 1 of 2 traces'],
  [[trace('holds', 'undecided'), trace('holds')], 'doubt', 'No check is refuted: 2 hold, 1 undecided'],
  [[trace('holds', 'not applicable')], 'good', 'The check that applies holds'],
  [[trace('holds'), trace('holds')], 'good', 'All 2 checks that apply hold'],
  [[trace('not applicable')], 'neutral', 'No check applies'],
  [[], 'neutral', 'No check applies'],
] as const)('%#: a refuted check comes first, and undecided is no pass', (traces, tone, words) => {
  expect(auditHeadline(audited(...traces))).toMatchObject({ tone, words });
});
