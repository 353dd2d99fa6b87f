/** The words and names that a claim or a part of it contains, including those in its definitions. */
import type { Argument, Claim, Event, Expression, Law } from '../tree';

function* inArgument(argument: Argument): Generator<string> {
  if (typeof argument !== 'object') return;
  yield* 'kind' in argument ? inNode(argument) : inNode(argument.of);
}

/** Marks the name of another loop among the words. */
const OF_LOOP = 'loop ';

function* inNode(node: Expression | Law | Event): Generator<string> {
  switch (node.kind) {
    case 'number':
      return;
    case 'round':
    case 'round at s':
      yield 'p';
      return;
    case 's':
      yield node.kind;
      return;
    case 'name':
    case 'observable':
    case 'at':
    case 'drawn':
      yield node.name;
      return;
    case 'indicator':
      yield node.kind;
      yield* inNode(node.event);
      return;
    case 'draw':
      yield 'w';
      return;
    case 'under':
      // The words of another loop's law are not about the loop under test.
      yield OF_LOOP + node.loop;
      for (const argument of node.of.kind === 'law' ? node.of.args : []) yield* inArgument(argument);
      return;
    case 'draw-statistic':
      yield node.word.name;
      return;
    case 'definition':
      yield* inNode(node.body);
      return;
    case 'negate':
      yield* inNode(node.of);
      return;
    case 'binary':
    case 'where':
      yield* inNode(node.left);
      yield* inNode(node.right);
      return;
    case 'call':
    case 'scalar':
    case 'function':
    case 'law':
    case 'event':
      yield node.word.name;
      for (const argument of node.args) yield* inArgument(argument);
  }
}

const known = new WeakMap<Expression, boolean>();

/** Whether K occurs in an expression, by its name. */
export function speaksOfK(e: Expression): boolean {
  const before = known.get(e);
  if (before !== undefined) return before;
  let speaks = false;
  for (const word of inNode(e)) speaks ||= word === 'K';
  known.set(e, speaks);
  return speaks;
}

/** The names of the loops that a claim is about beside the one under test. */
export function otherLoops(claim: Claim): readonly string[] {
  return [...mentionedWords(claim)].flatMap((word) => (word.startsWith(OF_LOOP) ? [word.slice(OF_LOOP.length)] : []));
}

/** The words of a claim by name: functions, laws, events, scalars and functions of the atom. */
export function mentionedWords({ left, right }: Claim): ReadonlySet<string> {
  return new Set([...inNode(left), ...inNode(right)]);
}
