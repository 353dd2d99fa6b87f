/** For tests: the audit of two simulated runs, the second with planted faults. */
import {
  type Planted,
  type RuleLoop,
  type SimulatedTrace,
  simulateRule,
  spaceOf,
  type TraceRecord,
} from '../../../models/recorded';
import { audit, type AuditedRecording, collect } from '../../../properties/audit';
import type { AuditResults, TraceAudit } from '../../../properties/results';

const REWARDS = [0, 0.7, 1.4, 2.1];

async function recordingOf({ header, records }: SimulatedTrace, name: string): Promise<AuditedRecording> {
  async function* chunks(): AsyncGenerator<readonly TraceRecord[]> {
    yield await Promise.resolve([...records()]);
  }
  const file = `${name}.jsonl`;
  return { file, read: 'trace', notes: [], recording: await collect({ ...header, name }, chunks(), file) };
}

const simulated = (lambda: number, planted: Planted): SimulatedTrace => {
  const loop: RuleLoop = {
    space: spaceOf(REWARDS, new Map([['length', [3, 1, 2, 2]]])),
    start: [0.25, 0.25, 0.25, 0.25],
    rule: { kind: 'luce', temperature: 0.7 },
    K: 4,
    lambda,
    planted,
  };
  return simulateRule(loop, { rounds: 2, pools: 400, measure: 400, seed: 5 });
};

/** The audit of a run as its header says, and of one in which half of the pools are chosen at random and the learner is slow. */
export async function simulatedAudit(): Promise<AuditResults> {
  return audit([
    await recordingOf(simulated(Infinity, {}), 'as it says'),
    await recordingOf(simulated(2, { lapse: 0.6, transmission: 0.3 }), 'faulty'),
  ]);
}

/** A trace of which nothing is known. */
export function bareOf(trace: TraceAudit): TraceAudit {
  const { choice: _choice, projection: _projection, reward: _reward, lambda: _lambda, ...rest } = trace;
  return { ...rest, rounds: [], transmission: [], correlated: [], classes: [], checks: [], verdict: 'not applicable' };
}
