/** An audit as plain text: a table of rounds, the rules that fit, transmission, and the verdicts. */
import type { AuditCheck, AuditedRound, AuditResults, RuleFit, TraceAudit } from '../../properties/results';
import { DEFAULT_WIDTH, hanging, textTable } from '../text-table';
import {
  AUDIT_SECTIONS,
  AUDIT_SIGNS,
  FIT_SIGNS,
  auditCounts,
  countText,
  decimalText,
  enoughText,
  estimateText,
  parametersText,
  traceSizeText,
} from '../words';

const DIGITS = 4;
const number = (x: number | undefined): string => (x === undefined ? '' : decimalText(x, DIGITS));

/** A line per round and trait. */
function roundsText({ rounds }: TraceAudit, width: number): readonly string[] {
  const row = ({ t, pools }: AuditedRound) =>
    rounds
      .find((round) => round.t === t)
      ?.traits.map(({ name, poolMean, keptMean, meanWithinPoolSd, differential, measured }) => [
        String(t),
        name,
        pools === 0 ? '' : String(pools),
        number(poolMean),
        number(keptMean),
        number(meanWithinPoolSd),
        differential === undefined ? '' : estimateText(differential),
        measured === undefined ? '' : estimateText(measured),
      ]) ?? [];
  const header = ['round', 'trait', 'pools', 'offered', 'kept', 'spread', 'differential', 'model after'];
  const rows = rounds.flatMap(row);
  return rows.length === 0 ? [] : [textTable(header, rows, width), ''];
}

/** The shares of the classes of each trait, with their entropy. */
function classesText({ classes }: TraceAudit, width: number): readonly string[] {
  return classes.flatMap(({ trait, classes: names, rounds }) => {
    const rows = rounds.map(({ t, of, shares, entropy }) => [String(t), of, ...shares.map(number), number(entropy)]);
    return rows.length === 0
      ? []
      : [`shares of ${trait}`, textTable(['round', 'of', ...names, 'entropy'], rows, width), ''];
  });
}

function fitRow(fit: RuleFit): string[] {
  const sign = FIT_SIGNS[fit.fit];
  return [`${sign} ${fit.rule}${fit.preferred ? ' (fits best)' : ''}`, fit.fit, parametersText(fit), fit.because];
}

function choiceText({ choice }: TraceAudit, confidence: number, width: number): readonly string[] {
  if (choice === undefined) return [];
  const named = choice.named === undefined ? 'the trace names none' : `the trace names "${choice.named}"`;
  return [
    `the rule of choice (${named}; ${countText(choice.informative)} of ${countText(choice.used)} pools tell of it; intervals at ${decimalText(100 * confidence, 3)} %)`,
    textTable(['rule', 'fit', 'parameters', 'because'], choice.fits.map(fitRow), width),
    '',
  ];
}

function transmissionText({ transmission }: TraceAudit, width: number): readonly string[] {
  if (transmission.length === 0) return [];
  const rows = transmission.map(({ trait, from, eta, overall }) => [
    trait,
    from,
    number(overall.differential),
    estimateText(overall.response),
    overall.slope === undefined ? '' : estimateText(overall.slope),
    eta === 1 ? '1' : '',
  ]);
  const header = ['trait', 'the next model by', 'selected', 'response', 'response per unit', 'exact refit'];
  return ['transmission, summed over the rounds', textTable(header, rows, width), ''];
}

function correlatedText({ correlated }: TraceAudit, width: number): readonly string[] {
  if (correlated.length === 0) return [];
  const rows = correlated.map(({ trait, differential, indirect, direct }) => [
    trait,
    estimateText(differential),
    number(indirect),
    estimateText(direct),
  ]);
  const header = ['trait', 'selected', 'through the reward', 'the rest'];
  return ['traits that move with the reward', textTable(header, rows, width), ''];
}

function projectionText({ projection }: TraceAudit, width: number): readonly string[] {
  if (projection === undefined) return [];
  const rows = projection.rounds.map(({ t, projected, recorded }) => [
    String(t),
    estimateText(projected),
    estimateText(recorded),
  ]);
  return [
    ...hanging('', `mean reward of the pools by the exact loop: ${projection.says}`, width),
    textTable(['round', 'projected', 'recorded'], rows, width),
    '',
  ];
}

function checkRow(check: AuditCheck): string[] {
  const { id, verdict, t, slack, reason } = check;
  const details = [reason, verdict === 'undecided' ? enoughText(check) : undefined].filter(
    (text) => text !== undefined,
  );
  return [
    `${AUDIT_SIGNS[verdict]} ${id}`,
    t === undefined ? '' : String(t),
    verdict,
    slack === undefined ? '' : estimateText(slack),
    details.join('; '),
  ];
}

/** Checks that are not applicable for the same reason become one line, which lists them. */
function inLines(checks: readonly AuditCheck[]): readonly AuditCheck[] {
  const lines: AuditCheck[] = [];
  for (const check of checks) {
    const { id, verdict, reason } = check;
    const at = lines.findIndex(
      (line) => verdict === 'not applicable' && line.verdict === verdict && line.reason === reason,
    );
    const same = lines[at];
    if (same === undefined) lines.push(check);
    else if (!same.id.split(', ').includes(id)) lines[at] = { ...same, id: `${same.id}, ${id}` };
  }
  return lines;
}

function checksText({ checks }: TraceAudit, width: number): readonly string[] {
  const sections = Object.entries(AUDIT_SECTIONS);
  return sections.flatMap(([section, title]) => {
    const mine = inLines(checks.filter((check) => check.section === section));
    if (mine.length === 0) return [];
    return [title, textTable(['check', 'round', 'verdict', 'slack', 'because'], mine.map(checkRow), width), ''];
  });
}

function traceText(trace: TraceAudit, confidence: number, width: number): readonly string[] {
  return [
    ...hanging('', [trace.name, trace.source].filter((text) => text !== undefined).join(' · '), width),
    ...hanging('  ', traceSizeText(trace), width),
    ...hanging('  ', `read as ${trace.read}`, width),
    ...trace.notes.flatMap((note) => hanging('  note: ', note, width)),
    '',
    ...roundsText(trace, width),
    ...classesText(trace, width),
    ...choiceText(trace, confidence, width),
    ...transmissionText(trace, width),
    ...correlatedText(trace, width),
    ...projectionText(trace, width),
    ...checksText(trace, width),
    `${AUDIT_SIGNS[trace.verdict]} ${trace.name}: ${auditCounts(trace.checks)}`,
    '',
  ];
}

/** The text, without a final newline. @param written paths of files that were written */
export function auditText(results: AuditResults, written: readonly string[] = [], width = DEFAULT_WIDTH): string {
  const { budget, confidence, traces } = results;
  const spent = `all verdicts together are wrong with probability at most ${decimalText(budget.spent, 2)} (budget ${decimalText(budget.total, 2)}); "undecided" is no pass`;
  return [
    ...traces.flatMap((trace) => traceText(trace, confidence, width)),
    ...hanging('', spent, width),
    ...written,
  ].join('\n');
}
