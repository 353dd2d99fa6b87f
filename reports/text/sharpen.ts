/** The output of `sharpen`: per constant what is proved, what is refuted, and the gap. */
import type { SharpenedConstant } from '../../properties/results';
import { hanging } from '../text-table';
import { instanceLine } from './instance-line';

/** A fraction, with a decimal beside it if it is not short. */
function valueText(text: string): string {
  const [num = '', den = '1'] = text.split('/');
  if (den === '1') return num;
  return /^-?\d{1,3}\/\d{1,2}$/.test(text) ? text : String(Number(numberOf(text).toPrecision(6)));
}

const DATA = { synthetic: '', real: ', any λ ≥ 0', stable: ', λ(K − 1) < 1' } as const;

function provedWords({ candidates, atoms, data, rounds }: NonNullable<SharpenedConstant['proved']>): string {
  const size = atoms === 'any' ? 'any number of atoms' : `at most ${atoms} atoms`;
  const when = rounds === 'every' ? 'every round' : `rounds up to ${rounds}`;
  return `proved at K = ${candidates.join(', ')}, ${size}${DATA[data]}, ${when}`;
}

/** A value with all values on its side, where the claim is known to be monotone in the constant. */
function side({ name, sharper, statement }: SharpenedConstant, value: string, which: 'weaker' | 'sharper'): string {
  if (statement === undefined) return `${name} = ${valueText(value)}`;
  return `${name} ${(sharper === 'larger') === (which === 'weaker') ? '≤' : '≥'} ${valueText(value)}`;
}

function provedLine(constant: SharpenedConstant): string {
  const { proved, unproved, name } = constant;
  if (proved === undefined) return `no proof was found: ${unproved?.reason ?? 'none was tried'}`;
  const beyond = unproved === undefined ? '' : `; not at ${name} = ${valueText(unproved.value)}`;
  return `${side(constant, proved.value, 'weaker')} is ${provedWords(proved)}${beyond}`;
}

function openLine({ open, name, sharpest }: SharpenedConstant): string {
  if (open === undefined) return 'every value that was tried is refuted';
  const { value, cases, reason } = open;
  const because = reason === undefined ? '' : `; ${reason}`;
  const end = value === sharpest ? ', the end of the range' : '';
  return `${name} = ${valueText(value)} is not refuted in ${cases.toLocaleString('en-US')} cases${end}${because}`;
}

function refutedLines(constant: SharpenedConstant): string[] {
  const { refuted } = constant;
  if (refuted === undefined) return ['no value is refuted'];
  const { instance, finding } = refuted.counterexample;
  return [
    `${side(constant, refuted.value, 'sharper')} is refuted, at t = ${finding.t} of`,
    `  ${instanceLine(instance)}`,
  ];
}

/** A fraction as a decimal. */
function numberOf(text: string): number {
  const [num = '', den = '1'] = text.split('/');
  return Number(num) / Number(den);
}

function gapLines({ proved, refuted }: SharpenedConstant): string[] {
  if (proved === undefined || refuted === undefined) return [];
  const gap = Math.abs(numberOf(proved.value) - numberOf(refuted.value));
  return [`the gap between what is proved and what is refuted is ${Number(gap.toPrecision(3))}`];
}

function publishedWords({ published, name }: SharpenedConstant): string {
  return published === undefined ? '' : ` (published: ${name} = ${valueText(published)})`;
}

/** What is known about a constant, in lines of at most this width. */
export function sharpenText(constant: SharpenedConstant, width: number): string {
  const { statement, claim, text, given, weakest, sharpest, sharper, name, loop } = constant;
  const about = statement === undefined ? text : `${statement} (${claim ?? ''}): ${text}`;
  const range = `a ${sharper} ${name} is sharper; from ${valueText(weakest)} to ${valueText(sharpest)}${publishedWords(constant)}`;
  const assumed = given.length > 0 ? [`given ${given.join(' and ')}`] : [];
  const lines = [
    ...assumed,
    ...(loop === 'curated' ? [] : [`loop ${loop}`]),
    range,
    provedLine(constant),
    ...refutedLines(constant),
    openLine(constant),
    ...gapLines(constant),
  ];
  return [
    ...hanging('', about, width),
    ...lines.flatMap((line) => hanging(/^ */.exec(`  ${line}`)?.[0] ?? '  ', line.trimStart(), width)),
  ].join('\n');
}
