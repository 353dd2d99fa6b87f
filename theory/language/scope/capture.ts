/**
 * Atoms inside averages: the rule against a captured variable.
 *
 * `x` and `y` stand for fixed atoms: a claim with `x` is about every atom. An average such as `E(p[t], f)` draws another atom, whose functions
 * are written without an argument: `w`, `r`, `mass(law)`. So `E(p[t], log(p[t](x)))` is the constant `log p_t(x)`, for every x, and not the
 * entropy that its author means. The rule: **`f(x)` may stand inside an average only if the average also uses f of the drawn atom**. In
 * `P(p[t], w <= w(x))` and `E(p[t], tanh((r(x) - r)/2))` the drawn atom has its own name, and `x` can only be another. Everything else is refused.
 *
 * An average inside another draws an atom of its own; `x` inside both must be told from both drawn atoms.
 */
import type { AtomName } from '../tree';

/** A function of a fixed atom that a text mentions. */
export interface Mention {
  readonly atom: AtomName;
  /** The mention as it is written, such as `p[t](x)`. */
  readonly text: string;
  /** The function: `w`, `r`, `mass`, …. */
  readonly of: string;
  /** How the same function of the drawn atom is written, such as `mass(p[t])`. */
  readonly drawn: string;
}

/** The averages over several drawn atoms, which have numbers. */
const OVER_DRAWS: readonly string[] = ['E_draws', 'E_pair', 'E_triple'];

/** An average that is being read. */
interface Frame {
  readonly word: string;
  readonly mentions: Mention[];
  /** The functions of the drawn atom that it uses. */
  readonly drawn: Set<string>;
}

export class Capture {
  /** The fixed atoms that the text mentions, inside averages or not. */
  readonly mentions: Mention[] = [];
  private readonly frames: Frame[] = [];

  constructor(private readonly fail: (message: string) => never) {}

  /** Records a function of a fixed atom. */
  mention(mention: Mention): void {
    (this.frames.at(-1)?.mentions ?? this.mentions).push(mention);
  }

  /** Records a function of the drawn atom. */
  draw(of: string): void {
    this.frames.at(-1)?.drawn.add(of);
  }

  /** Records the weights of the draws of E_draws. */
  drawWeights(): void {
    for (const name of ['w', 'r', 'w_u', 'r_u', 'w_true', 'r_true']) this.draw(name);
  }

  /** Reads the part of an average that is about the drawn atom. @param word the name of the average */
  within<T>(word: string, read: () => T): T {
    const frame: Frame = { word, mentions: [], drawn: new Set() };
    this.frames.push(frame);
    const value = read();
    this.frames.pop();
    for (const mention of frame.mentions) {
      if (!frame.drawn.has(mention.of)) this.refuse(mention, word);
      this.mention(mention);
    }
    return value;
  }

  /** Reads a part in which an atom is bound, so that it is not fixed outside. */
  binding<T>(atom: AtomName, read: () => T): T {
    const into = this.frames.at(-1)?.mentions ?? this.mentions;
    const before = into.length;
    const value = read();
    const others = into.splice(before).filter((mention) => mention.atom !== atom);
    into.push(...others);
    return value;
  }

  private refuse({ atom, text, drawn: ofAtom }: Mention, word: string): never {
    const drawn = OVER_DRAWS.includes(word) ? 'w[1] or w[2]' : ofAtom;
    return this.fail(
      `${text} inside ${word} is about a fixed atom ${atom} (the claim would be about every ${atom}), not about the atom that ${word} draws; ` +
        `for the drawn atom write ${drawn}, and for a fixed one take ${text} out of ${word}`,
    );
  }
}
