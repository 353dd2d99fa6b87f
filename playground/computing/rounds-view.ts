/** The rounds of a loop, from the texts of the fields to what is shown. */
import { middle, textOf } from '../../cli/output';
import {
  pointJsonInArray,
  readStepInput,
  type StepOptions,
  stepNotes,
  type StepPoint,
  stepTable,
} from '../../cli/step';
import type { TrajectoryInput } from '../../models/closed-form/trajectories';
import { type Loop, curatedLoop, loopOf } from '../../models/loops';
import { InputError, Q } from '../../theory';
import { boundsOf } from './bounds';
import { placed } from './field-errors';
import { type LoopPoint, instanceOf, loopPoints } from './loop-points';
import type { CurveName, LoopTexts, RoundView, RoundsView } from './messages';

/** The most rounds that are drawn. */
const MOST_ROUNDS = 60;

/** The options of `step` for these fields. */
function stepOptions({ p, w, ref, K, lambda, steps, normalise }: LoopTexts): StepOptions {
  const synthetic = /^\s*(inf|infinity|∞)\s*$/i.test(lambda);
  const law = ref ?? (synthetic ? undefined : p);
  return {
    p: p.join(','),
    w: w.join(','),
    K,
    ...(synthetic ? {} : { lambda }),
    ...(law === undefined ? {} : { ref: law.join(',') }),
    steps,
    ...(normalise ? { normalise } : {}),
  };
}

const isBad = (text: string): boolean => {
  try {
    Q.parse(text);
    return false;
  } catch {
    return true;
  }
};

/** Reads the fields. @throws PlacedError in the words of the command line */
export function readTexts(texts: LoopTexts): { readonly input: TrajectoryInput; readonly loop: Loop } {
  const { p, w, ref } = texts;
  const vectors = [p, w, ref ?? []];
  const index = vectors.findIndex((vector) => vector.some(isBad));
  const entry = vectors[index]?.findIndex(isBad);
  const loop = placed('loop', () => loopOf(texts.loop));
  const input = placed('p', () => readStepInput(stepOptions(texts)), entry);
  if (input.steps > MOST_ROUNDS) {
    placed('steps', () => {
      throw new InputError(`--steps ${input.steps} is more than this page draws; give at most ${MOST_ROUNDS} rounds`);
    });
  }
  return { input, loop };
}

/** A word of a command as a shell reads it. */
const quoted = (text: string): string => (/^[\w./,=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function commandOf(options: StepOptions): string {
  const words = Object.entries(options).flatMap(([name, value]) =>
    typeof value === 'string' ? [`--${name}`, quoted(value)] : value === true ? [`--${name}`] : [],
  );
  return ['npx curated-loops step', ...words].join(' ');
}

function printed(
  texts: LoopTexts,
  input: TrajectoryInput,
  points: readonly StepPoint[],
): NonNullable<RoundsView['printed']> {
  const { header, rows } = stepTable(points, input);
  return {
    command: commandOf(stepOptions(texts)),
    header,
    rows,
    notes: stepNotes(points),
    json: `[${points.map((point, i) => pointJsonInArray(point, i === points.length - 1)).join(',')}\n]`,
  };
}

/** The atoms of largest weight. */
export function bestAtoms(w: TrajectoryInput['values']['entries']): boolean[] {
  const top = w.reduce((most, weight) => (Q.compare(weight, most) > 0 ? weight : most));
  return w.map((weight) => Q.equals(weight, top));
}

function viewOf({ p, H, E, Var, KL_ref }: LoopPoint, best: readonly boolean[]): RoundView {
  const masses = p.map(middle);
  return {
    masses,
    curves: {
      E: middle(E),
      Var: middle(Var),
      best: masses.reduce((sum, mass, i) => (best[i] ? sum + mass : sum), 0),
      KL: middle(KL_ref),
    },
    p: p.map((mass) => textOf(mass)),
    ...(H ? { H: H.map((factor) => textOf(factor)) } : {}),
    E: textOf(E),
    Var: textOf(Var),
    KL: textOf(KL_ref),
  };
}

/**
 * Computes the rounds.
 * @throws PlacedError for texts outside their domain, and for numbers that cannot be bounded
 */
export function roundsView(texts: LoopTexts): RoundsView {
  const { input, loop } = readTexts(texts);
  const points = placed('loop', () => loopPoints(input, loop));
  const best = bestAtoms(input.values.entries);
  const rounds = points.map((point) => viewOf(point, best));
  const curve = (name: CurveName): number[] => rounds.map(({ curves }) => curves[name]);
  const curves = { E: curve('E'), Var: curve('Var'), best: curve('best'), KL: curve('KL') };
  const exact = points.every(({ p }) => p.every(({ kind }) => kind === 'rational'));
  return {
    weights: input.values.entries.map(Q.toNumber),
    best,
    rounds,
    ...placed('loop', () => boundsOf(instanceOf(input), loop, curves)),
    arithmetic: exact ? 'exact' : 'certified',
    divergence: input.ref === undefined ? 'KL(p‖p_0)' : 'KL(p‖p_ref)',
    ...(loop === curatedLoop ? { printed: printed(texts, input, points as readonly StepPoint[]) } : {}),
  };
}
