/** Reads laws: rounds of the loop and of others, named laws, and what words make of laws. */
import { isSymbol, offsetFromS, roundOf, type Node } from '../node';
import { remedyForLaw } from '../remedies';
import { isIntegerExpression } from '../sort';
import type { Expression, Law } from '../tree';
import { curate, next } from '../words';
import { Reader } from './reader';
import { lawFunctions, namedLaws } from './tables';

const MAX_LAW_DEPTH = 6;
/** What a second sequence of models would be called. */
const SEQUENCE = /^[pq](?:_?[A-Za-z0-9]+)?$/;

export abstract class LawReader extends Reader {
  private lawDepth = 0;

  protected law(node: Node): Law {
    this.lawDepth += 1;
    if (this.lawDepth > MAX_LAW_DEPTH) this.fail(`laws nested more than ${MAX_LAW_DEPTH} deep`);
    const law = this.bareLaw(node);
    this.lawDepth -= 1;
    return law;
  }

  private bareLaw(node: Node): Law {
    const named = node.type === 'SymbolNode' ? namedLaws.get(node.name ?? '') : undefined;
    if (named) return { kind: 'law', word: named, args: [] };
    if (node.type === 'AccessorNode' && isSymbol(node.object, 'p')) {
      const [index, loop] = this.text.indices(node, 2) as [Node, Node?];
      const round = this.round(index);
      return loop ? { kind: 'under', loop: this.text.loopName(loop), of: round } : round;
    }
    if (node.type === 'AccessorNode' && SEQUENCE.test(node.object?.name ?? ''))
      return this.fail(
        `${node.object?.name ?? ''}[…] cannot be said, because a claim has one sequence of models; the nearest are p[t], the rounds ` +
          'p[t; best-of-K] of another loop on the same case, and q, any fixed second law',
      );
    if (node.type === 'FunctionNode' && !node.optional && node.fn?.type === 'AccessorNode') {
      const word = [curate, next].find(({ name }) => isSymbol(node.fn?.object, name));
      if (word) {
        const loop = this.text.loopName(this.text.index(node.fn));
        return { kind: 'under', loop, of: { kind: 'law', word, args: this.arguments(node, word) } };
      }
    }
    const called = node.type === 'FunctionNode' && !node.optional && node.fn?.type === 'SymbolNode';
    const word = called ? lawFunctions.get(node.fn.name ?? '') : undefined;
    if (word) return { kind: 'law', word, args: this.arguments(node, word) };
    const name = node.type === 'SymbolNode' ? (node.name ?? '') : '';
    const remedy = remedyForLaw(name, [...namedLaws.keys(), ...lawFunctions.keys()]);
    return this.fail(
      remedy === undefined
        ? 'a law was expected: p[t], p[0], p_ref, p_star, p_limit, q, curate(law), tilt(law), next(law) or given(law, event); of another loop p[t; best-of-K] and curate[best-of-K](law)'
        : `a law was expected, not ${name}; ${remedy}`,
    );
  }

  private round(index: Node): Law {
    const fromS = Object.hasOwn(this.where, 's') ? undefined : offsetFromS(index);
    if (fromS !== undefined) {
      this.atS('p[s]', { least: fromS, greatest: fromS });
      return { kind: 'round at s', offset: fromS };
    }
    const round = roundOf(index);
    if (round === undefined || round.offset < 0)
      return this.fail(
        'the round of p is written p[0], p[1], p[t] or p[t + 1], and p[s] inside sum_rounds; for p[t - 1] write the claim one round later',
      );
    this.quantifiers.round(round);
    return { kind: 'round', ...round };
  }

  /** Reads the number of candidates, as in `curate(law, K - 1)`. */
  protected candidates(node: Node): Expression | undefined {
    if (isSymbol(node, 'K')) return undefined;
    const number = this.expression(node);
    if (!isIntegerExpression(number)) {
      this.fail('the number of candidates is an integer made of numbers, t and K, as in curate(p[t], K - 1)');
    }
    return number;
  }
}
