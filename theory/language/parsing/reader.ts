/** What the readers of laws, words and expressions share: the text, and what it has mentioned so far. */
import { Capture, Quantifiers, Scope, type Offsets } from '../scope';
import type { Node } from '../node';
import { TextReader } from '../text-reader';
import type { Argument, AtomName, Expression, Sort } from '../tree';

/** Definitions by name. */
export type Definitions = Readonly<Record<string, string>>;

export abstract class Reader {
  protected readonly text: TextReader;
  protected readonly scope: Scope;
  protected readonly capture: Capture;
  protected readonly quantifiers = new Quantifiers();

  /** @param depth the nesting depth at which the text stands */
  constructor(
    source: string,
    protected readonly where: Definitions,
    depth = 0,
    isDefinition = false,
  ) {
    this.text = new TextReader(source, depth);
    this.scope = new Scope(isDefinition, (message) => this.fail(message));
    this.capture = new Capture((message) => this.fail(message));
  }

  /** An expression of any sort. */
  protected abstract expression(node: Node): Expression;

  /** A number, not a function of the atom. */
  protected abstract scalar(node: Node): Expression;

  /** The arguments of a word, by their sorts. */
  protected abstract arguments(
    node: Node,
    word: { readonly name: string; readonly takes: readonly Sort[] },
  ): Argument[];

  protected fail(message: string): never {
    return this.text.fail(message);
  }

  protected onlyAtom(node: Node): AtomName {
    return this.atom(this.text.arguments(node, 'a function of the atom', 1)[0] as Node);
  }

  protected atom(node: Node): AtomName {
    if (node.type === 'SymbolNode' && (node.name === 'x' || node.name === 'y')) {
      this.quantifiers.atom(node.name);
      return node.name;
    }
    return this.fail('an atom was expected: x or y');
  }

  /** Records the use of rounds that are counted from s. */
  protected atS(word: string, offsets: Offsets): void {
    this.scope.needRound(word);
    this.quantifiers.roundAtS(offsets);
  }
}
