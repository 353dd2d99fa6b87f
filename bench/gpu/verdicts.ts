/** Verdicts by name, of learned runs and of figures, and those of two backends side by side. */
import type { LearnedResults, Reproduction } from '../../properties/results';
import type { Verdicts } from './report';

export type VerdictMap = Readonly<Record<string, string>>;

/** The verdict on each statement of each experiment, and whether each mutant was refuted. */
export function verdictsOf({ experiments, mutants }: LearnedResults): VerdictMap {
  const cells = experiments.flatMap(({ id, status, cells }) =>
    cells.map(({ statement, verdict }) => [`${id}: ${statement}`, status === 'done' ? verdict : status] as const),
  );
  const wrong = mutants.map(
    ({ id, experiment, statements, claims, status }) =>
      [`${experiment}: ${id}, ${[...statements, ...(claims ?? [])].join(' ')}`, status] as const,
  );
  return Object.fromEntries([...cells, ...wrong]);
}

/** What was found of each figure, and the verdicts of its runs. */
export function verdictsIn({ figures }: Reproduction): VerdictMap {
  const found = figures.map(({ findings, results: { learned } }) => ({
    ...Object.fromEntries(findings.map(({ says, verdict }) => [says, verdict])),
    ...(learned === undefined ? {} : verdictsOf(learned)),
  }));
  return Object.assign({}, ...found) as VerdictMap;
}

/** A run of learned models on one backend: its verdicts, or why it has no verdict. */
export type Ran = { readonly verdicts: VerdictMap; readonly seconds: number } | { readonly missing: string };

/** @param cpu the same run on the CPU; undefined for a run of the GPU alone */
export function sideBySide(what: string, gpu: Ran, cpu: Ran | undefined): Verdicts {
  const common = { what, alone: cpu === undefined };
  const seconds = {
    ...('seconds' in gpu && { gpu: gpu.seconds }),
    ...(cpu !== undefined && 'seconds' in cpu && { cpu: cpu.seconds }),
  };
  const nothing = { ...common, seconds, compared: 0, differing: [], verdicts: {} };
  if ('missing' in gpu) return { ...nothing, missing: `the GPU: ${gpu.missing}` };
  if (cpu === undefined) return { ...nothing, verdicts: gpu.verdicts, missing: 'not run on the CPU' };
  if ('missing' in cpu) return { ...nothing, verdicts: gpu.verdicts, missing: `the CPU: ${cpu.missing}` };
  const names = [...new Set([...Object.keys(gpu.verdicts), ...Object.keys(cpu.verdicts)])];
  const differing = names
    .map((of) => ({ of, gpu: gpu.verdicts[of] ?? 'absent', cpu: cpu.verdicts[of] ?? 'absent' }))
    .filter((pair) => pair.gpu !== pair.cpu);
  return { ...common, seconds, compared: names.length, differing, verdicts: gpu.verdicts };
}
