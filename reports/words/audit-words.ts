/** The words of an audit that the terminal and the page share. */
import type { AuditCheck, AuditResults, AuditVerdict, Estimate, RuleFit, TraceAudit } from '../../properties/results';
import { countText, decimalText, plural, toNumber } from './number-text';

export const AUDIT_SIGNS: Readonly<Record<AuditVerdict, string>> = {
  holds: '✓',
  refuted: '✗',
  undecided: '?',
  'not applicable': '–',
};

export const FIT_SIGNS: Readonly<Record<RuleFit['fit'], string>> = {
  consistent: '✓',
  rejected: '✗',
  'not tested': '–',
};

/** `0.375 [0.21, 0.52]`; an interval without a finite end is left out. */
export function estimateText({ estimate, lo, hi }: Estimate, digits = 3): string {
  const ends = [toNumber(lo), toNumber(hi)];
  const value = decimalText(estimate, digits);
  if (ends.every((end) => !Number.isFinite(end))) return value;
  return `${value} [${ends.map((end) => decimalText(end, digits)).join(', ')}]`;
}

/** The parameters of a fitted rule: `τ = 0.98 [0.8, 1.2], ε = 0.1 [0, 0.2]`. */
export function parametersText({ parameters }: RuleFit): string {
  const symbols = { temperature: 'τ', 'inverse temperature': 'β', 'lapse rate': 'ε' } as const;
  // The inverse temperature says the same as the temperature, and is shown where there is none.
  const hasTemperature = parameters.some(({ name }) => name === 'temperature');
  return parameters
    .filter(({ name }) => !(hasTemperature && name === 'inverse temperature'))
    .map(
      ({ name, estimate, lo, hi }) =>
        `${symbols[name]} = ${decimalText(toNumber(estimate), 3)} [${decimalText(toNumber(lo), 3)}, ${decimalText(toNumber(hi), 3)}]`,
    )
    .join(', ');
}

/** About how many pools or samples would decide an undecided check, more than it has; infinite if no number would. */
export const enoughPools = ({ enough, pools }: AuditCheck): number | undefined =>
  enough === undefined ? undefined : Math.max(toNumber(enough), pools + 1);

/** How many pools would decide an undecided check. */
export function enoughText(check: AuditCheck): string | undefined {
  const count = enoughPools(check);
  if (count === undefined) return undefined;
  const { pools } = check;
  return Number.isFinite(count)
    ? `about ${countText(count)} would decide it, if the estimate is right (now ${countText(pools)})`
    : 'the estimate lies on the edge: no number of pools would decide it';
}

/** The size of a trace, in words. */
export function traceSizeText({ size, reward }: TraceAudit): string {
  const extent = ({ lo, hi }: { readonly lo: number; readonly hi: number }): string =>
    lo === hi ? countText(lo) : `${lo} to ${hi}`;
  const kept = size.kept === undefined ? 'which were kept is not said' : `${extent(size.kept)} kept`;
  const scale = reward?.scale === 'weight' ? ' (a weight e^r)' : '';
  return [
    plural(size.rounds, 'round'),
    `${plural(size.pools, 'pool')} of ${extent(size.offered)}, ${kept}`,
    reward === undefined ? 'no reward' : `reward ${reward.name}${scale}`,
  ].join('; ');
}

/** `3 hold, 1 refuted, 12 undecided, 5 not applicable`. */
export function auditCounts(checks: readonly AuditCheck[]): string {
  const words: readonly (readonly [AuditVerdict, string])[] = [
    ['holds', 'hold'],
    ['refuted', 'refuted'],
    ['undecided', 'undecided'],
    ['not applicable', 'not applicable'],
  ];
  return words
    .map(([verdict, word]) => [checks.filter((check) => check.verdict === verdict).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

/** The exit code of an audit: 1 if a check is refuted. Undecided is usual for records, and no fault. */
export const auditExitCode = ({ traces }: AuditResults): number =>
  traces.some(({ verdict }) => verdict === 'refuted') ? 1 : 0;

/** The titles of the parts of an audit. */
export const AUDIT_SECTIONS: Readonly<Record<AuditCheck['section'], string>> = {
  pools: 'Are the pools fair draws from the model?',
  selection: 'Selection: which candidates are kept?',
  transmission: 'Transmission: does the next model have what was selected?',
  convergence: 'Convergence: where does the loop go?',
  traits: 'Correlated traits: what moves although nobody selects it?',
  guarantees: 'Guarantees of the theory',
};
