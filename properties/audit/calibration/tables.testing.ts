/** The tables of the calibration study, in Markdown, and whether it failed. */
import { type FaultCounts, type Misses, type SettingCounts, isTooMany } from './study.testing';

const CONFIDENCE = 0.95;
/** Chance with which a fault must be caught where there is enough. */
const POWER = 0.9;

const rowOf = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;

const tableOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  rowOf(head) + rowOf(head.map((_, i) => (i === 0 ? '---' : '---:'))) + rows.map(rowOf).join('');

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const coversTooLittle = ({ missed, traces }: Misses): boolean => isTooMany(missed, traces, 1 - CONFIDENCE);

/** Traces with wrong verdicts, by setting. */
export function verdictTable(settings: readonly SettingCounts[], alpha: number): string {
  const rows = settings.map(({ setting, traces, wrong, wrongByDefault, wrongVerdicts }) => {
    const { loop, pools, rounds } = setting;
    const { lambda = Infinity, learner = 'exact' } = loop;
    const which = Object.entries(wrongVerdicts)
      .map(([verdict, n]) => `${verdict} ${n}`)
      .join('; ');
    return [
      setting.name,
      `${rounds * pools}`,
      lambda === Infinity ? '∞' : lambda,
      learner,
      `${wrong} of ${traces}${isTooMany(wrong, traces, alpha) ? ' **too many**' : ''}`,
      wrongByDefault,
      which,
    ];
  });
  return tableOf(['loop', 'pools', 'λ', 'learner', `wrong at ${alpha}`, 'at 0.001', 'which'], rows);
}

/** Coverage by quantity: over all settings, and where it is least. */
export function coverageTable(settings: readonly SettingCounts[]): string {
  const all = settings.flatMap(({ setting, misses }) => misses.map((each) => ({ ...each, setting })));
  const quantities = [...new Set(all.map(({ quantity }) => quantity))];
  const share = ({ missed, traces }: Misses): number => missed / traces;
  const rows = quantities.map((quantity) => {
    const ofQuantity = all.filter((each) => each.quantity === quantity);
    const [traces, missed] = ofQuantity.reduce(([n, m], each) => [n + each.traces, m + each.missed], [0, 0]);
    // Some, such as rare bins, are in few traces.
    const often = ofQuantity.filter((each) => 2 * each.traces >= Math.max(...ofQuantity.map((one) => one.traces)));
    const [worst] = [...often].sort((a, b) => share(b) - share(a));
    const where =
      worst === undefined ? '' : `${worst.missed} of ${worst.traces} miss: ${worst.which}, ${worst.setting.name}`;
    const low = ofQuantity.filter(coversTooLittle).length;
    return [quantity, traces, percent(1 - missed / traces), where, low === 0 ? 'no' : `**${low}**`];
  });
  return tableOf(['interval', 'number', 'cover', 'least', 'below nominal'], rows);
}

/** Planted faults with what the audit calls enough. */
export function faultTable(faults: readonly FaultCounts[]): string {
  const rows = faults.map((counts) => {
    const { fault, setting, enough, traces, caught } = counts;
    const size = fault.unit === 'pools' ? setting.pools * setting.rounds : setting.measure;
    return [
      fault.name,
      fault.check,
      `${size} ${fault.unit === 'pools' ? 'pools' : 'samples'}${enough === undefined ? ' (pilot)' : ''}`,
      `${caught} of ${traces}${isMissed(counts) ? ' **too few**' : ''}`,
    ];
  });
  return tableOf(['header, and what was planted', 'check', 'enough', 'caught'], rows);
}

const isMissed = ({ caught, traces }: FaultCounts): boolean => isTooMany(traces - caught, traces, 1 - POWER);

/** Whether any count of the study contradicts what the audit states. */
export function hasFailed(
  { settings, faults }: { readonly settings: readonly SettingCounts[]; readonly faults: readonly FaultCounts[] },
  alpha: number,
): boolean {
  return (
    settings.some(({ misses, wrong, traces }) => misses.some(coversTooLittle) || isTooMany(wrong, traces, alpha)) ||
    faults.some(isMissed)
  );
}
