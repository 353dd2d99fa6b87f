/** Our side of the growth of cost: one step of a large space, one exact decision, one cell of `verify`, and the memory of the process. */
import { readFileSync } from 'node:fs';
import { caseOf } from '../../models/closed-form';
import { curatedLoop } from '../../models/loops';
import { checkCase } from '../../properties/checker';
import { TRUE_LEMMA, checkedClaim, instanceOf } from '../properties';
import { ANSWERS as CELLS } from './cells';
import { openCertified } from './kernels';
import { type Answers, numberOf, textOf } from './request';
import { cpuPerUnit } from './timed';

const CLAIMS = [checkedClaim(TRUE_LEMMA)];

/** K is whole, or null for K = ∞. */
const candidatesOf = (request: Parameters<typeof numberOf>[0]): number =>
  request['K'] === null ? Infinity : numberOf(request, 'K');

export const ANSWERS: Answers = {
  ...CELLS,
  /** The step at finite K with a proven error bound, on n atoms from a file. */
  step: async (request) => {
    const [n, seconds] = [numberOf(request, 'n'), numberOf(request, 'seconds')];
    const bytes = readFileSync(textOf(request, 'path'));
    const both = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 16 * n));
    const opened = openCertified?.(both.slice(0, n), both.slice(n), candidatesOf(request));
    if (opened === undefined) throw new Error('the certified step is not built');
    return { cpu: await cpuPerUnit(opened.step, seconds) };
  },
  /** Lemma 2.2 on the masses 1, 2, …, n and weights 1, 4, …, n², decided in every round. */
  decide: async (request) => {
    const [n, rounds, seconds] = [numberOf(request, 'n'), numberOf(request, 'rounds'), numberOf(request, 'seconds')];
    const whole = Array.from({ length: n }, (_, i) => i + 1);
    const weights = whole.map((i) => i * i);
    const instance = { ...instanceOf(whole, weights, candidatesOf(request)), rounds };
    const decide = (): string => checkCase(caseOf(instance, curatedLoop), CLAIMS).status;
    if (decide() !== 'holds') throw new Error(`lemma 2.2 does not hold at K = ${String(request['K'])}: ${decide()}`);
    return { cpu: await cpuPerUnit(() => void decide(), seconds) };
  },
  /** The largest resident memory of this process so far, in bytes. */
  memory: () => ({ bytes: 1024 * process.resourceUsage().maxRSS }),
};
