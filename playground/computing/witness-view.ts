/** A counterexample as it is drawn, with the texts that put it into the fields. */
import { textOf, middle } from '../../cli/output';
import { loopOf } from '../../models/loops';
import { type ConjectureResult, type FindingJson, sideText } from '../../properties/results';
import { Q, parseClaim } from '../../theory';
import { loopPoints } from './loop-points';
import type { LoopTexts, WitnessView } from './messages';
import { bestAtoms, readTexts } from './rounds-view';

const middleOf = ({ lo, hi }: FindingJson['left']): number => {
  const [a, b] = [Number(lo), Number(hi)];
  return a === b ? a : a / 2 + b / 2;
};

function placeOf({ t, atoms }: FindingJson): string {
  const named = (['x', 'y'] as const).flatMap((name) => {
    const position = atoms[name];
    return position === undefined ? [] : [`${name} = atom ${position}`];
  });
  return [`round t = ${t}`, ...named].join(', ');
}

/** The view of the counterexample of a result; undefined if there is none, or its instance is not a discrete one. */
export function witnessView({ counterexample, sides, question }: ConjectureResult): WitnessView | undefined {
  if (counterexample?.instance.model !== 'discrete') return undefined;
  const { finding, instance } = counterexample;
  const { p0, w, pRef, K, lambda } = instance;
  const { lookahead, mentioned } = parseClaim(question.claim);
  const last = Math.max(1, finding.t + lookahead, mentioned.fixed ?? 0);
  const texts: LoopTexts = {
    p: p0,
    w,
    ref: lambda === 'inf' || pRef.join() === p0.join() ? undefined : pRef,
    K: String(K),
    lambda,
    steps: String(last),
    loop: question.loop,
    normalise: true,
  };
  const { input, loop } = { ...readTexts(texts), loop: loopOf(question.loop) };
  const laws = loopPoints(input, loop).filter(({ t }) => t === 0 || t === finding.t || t === last);
  return {
    texts,
    weights: input.values.entries.map(Q.toNumber),
    best: bestAtoms(input.values.entries),
    laws: laws.map(({ t, p }) => ({ t, masses: p.map(middle), p: p.map((mass) => textOf(mass)) })),
    left: middleOf(finding.left),
    right: middleOf(finding.right),
    leftText: sideText(sides?.left, finding.left),
    rightText: sideText(sides?.right, finding.right),
    place: placeOf(finding),
  };
}
