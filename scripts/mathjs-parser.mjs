/**
 * The parser of mathjs, put together from its parts. The bundle contains it in place of the one-file build (`theory/mathjs.ts`), which loads
 * all functions, units and matrices and takes ten times as long, in every process and every thread. Outside a bundle it is no
 * gain: its imports read a thousand modules.
 */
import {
  create as createMathjs,
  createAccessorNode,
  createArrayNode,
  createAssignmentNode,
  createBigNumberClass,
  createBignumber,
  createBlockNode,
  createConditionalNode,
  createConstantNode,
  createFunctionAssignmentNode,
  createFunctionNode,
  createIndexNode,
  createNode,
  createNumber,
  createNumeric,
  createObjectNode,
  createOperatorNode,
  createParenthesisNode,
  createParse,
  createRangeNode,
  createRelationalNode,
  createSymbolNode,
  createTyped,
  createVersion,
  factory,
} from 'mathjs';

/** A function that nodes name as a part and that only their execution calls. Claims are read and never executed. */
const unused = (name) =>
  factory(name, [], () => () => {
    throw new Error(`mathjs's ${name} is not part of the bundle`);
  });

const PARTS = {
  createAccessorNode,
  createArrayNode,
  createAssignmentNode,
  createBigNumberClass,
  createBignumber,
  createBlockNode,
  createConditionalNode,
  createConstantNode,
  createFunctionAssignmentNode,
  createFunctionNode,
  createIndexNode,
  createNode,
  createNumber,
  createNumeric,
  createObjectNode,
  createOperatorNode,
  createParenthesisNode,
  createParse,
  createRangeNode,
  createRelationalNode,
  createSymbolNode,
  createTyped,
  createVersion,
  ...Object.fromEntries(['isBounded', 'ResultSet', 'size', 'subset'].map((name) => [name, unused(name)])),
};

export const create = (config) => createMathjs(PARTS, config);
