/**
 * Typed tree → LaTeX.
 *
 * This file typesets the tree that is evaluated, in the paper's notation: `E(p[t], w)` becomes 𝔼_{p_t}[w]. Definitions
 * appear by name; `typesetDefinitions` gives the "where" line.
 */
import type { Relation } from '../arithmetic';
import { OBSERVABLES, SCALARS, TRUE_OBSERVABLES, USER_OBSERVABLES } from './names';
import { type Claim, type Event, type Expression, type Law, type Typesetter, argumentsOf } from './tree';
import { curate, next } from './words';

const RELATION_TEX: Readonly<Record<Relation, string>> = { '<': '<', '<=': '\\le', '==': '=', '>=': '\\ge', '>': '>' };

const OBSERVABLE_WORDS = { ...OBSERVABLES, ...USER_OBSERVABLES, ...TRUE_OBSERVABLES };

const GREEK: Readonly<Record<string, string>> = {
  rho: '\\rho',
  delta: '\\delta',
  gamma: '\\gamma',
  kappa: '\\kappa',
  mu: '\\mu',
  nu: '\\nu',
};

/** `h_K` → `h_{K}`, `rho` → `\rho`, `mu_3` → `\mu_{3}`. */
function nameTex(name: string): string {
  const [head = name, ...rest] = name.split('_');
  const set = GREEK[head] ?? (head.length === 1 ? head : `\\mathrm{${head}}`);
  return rest.length === 0 ? set : `${set}_{${rest.join(',')}}`;
}

/** `0.25` stays; `1e-7` → `10^{-7}`, `2.5e+30` → `2.5 \cdot 10^{30}`. */
function numberTex(text: string): string {
  const [mantissa = text, exponent] = text.split('e');
  if (exponent === undefined) return text;
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa} \\cdot ${power}`;
}

/**
 * The precedence of typeset LaTeX: 1 for a sum, 2 for a product, 4 for other LaTeX that needs parentheses before an
 * exponent, 5 for the rest.
 */
function precedence(e: Expression): number {
  switch (e.kind) {
    case 'binary':
      return e.op === '+' || e.op === '-' ? 1 : e.op === '*' ? 2 : e.op === '/' ? 5 : 4;
    case 'negate':
      return 1;
    case 'number':
      return e.text.includes('e') ? 2 : 5;
    case 'name':
      return e.name === 'sigma2' ? 4 : 5;
    case 'call':
    case 'draw-statistic':
      return e.word.precedence;
    case 'scalar':
    case 'function':
      return e.word.precedence ?? 5;
    default:
      return 5;
  }
}

const parenthesised = (tex: string): string => `\\left(${tex}\\right)`;

function wrapped(e: Expression, least: number): string {
  const tex = expressionTex(e);
  return precedence(e) < least ? parenthesised(tex) : tex;
}

/** The LaTeX of an operand that follows an operator. It is also parenthesised if it starts with a sign. */
function following(e: Expression, least: number): string {
  const tex = wrapped(e, least);
  return tex.startsWith('-') ? parenthesised(tex) : tex;
}

/** A product, with a dot if juxtaposition would join digits or look like a mixed number. */
function productTex(left: string, right: string): string {
  const dot = /^\d/.test(right) || (/\d$/.test(left) && right.startsWith('\\frac'));
  return `${left}${dot ? ' \\cdot ' : '\\, '}${right}`;
}

const shifted = (name: string, offset: number): string =>
  offset === 0 ? name : `${name}${offset > 0 ? '+' : ''}${offset}`;

/** The law of another loop, with its name above: `p_{t}^{\\text{best-of-K}}`. */
function otherLawTex({ loop, of }: Law & { kind: 'under' }): string {
  const name = `\\text{${loop}}`;
  const kept = argumentsOf(of, curate);
  if (kept) {
    const [law, among] = [lawTex(kept[0]), kept[1] ? expressionTex(kept[1]) : 'K'];
    return `${law} H^{${among},\\,${name}}_{${law}}`;
  }
  const after = argumentsOf(of, next);
  return after ? `\\mathrm{next}_{${name}}(${lawTex(after[0])})` : `${lawTex(of)}^{${name}}`;
}

function lawTex(law: Law): string {
  if (law.kind === 'law') return law.word.typeset(typesetter, ...law.args);
  if (law.kind === 'under') return otherLawTex(law);
  if (law.kind === 'round at s') return `p_{${shifted('s', law.offset)}}`;
  return `p_{${law.fromT ? shifted('t', law.offset) : law.offset}}`;
}

function eventTex(event: Event): string {
  if (event.kind === 'event') return event.word.typeset(typesetter, ...event.args);
  return `${expressionTex(event.left)} ${RELATION_TEX[event.relation]} ${expressionTex(event.right)}`;
}

function isFraction(e: Expression): boolean {
  if (e.kind === 'scalar' || e.kind === 'function') return e.word.fraction ?? false;
  return e.kind === 'binary' && e.op === '/';
}

function binaryTex(e: Extract<Expression, { kind: 'binary' }>): string {
  switch (e.op) {
    case '+':
      return `${wrapped(e.left, 1)} + ${following(e.right, 1)}`;
    case '-':
      return `${wrapped(e.left, 1)} - ${following(e.right, 2)}`;
    case '*':
      return productTex(e.left.kind === 'negate' ? expressionTex(e.left) : wrapped(e.left, 2), following(e.right, 2));
    case '/':
      return `\\frac{${expressionTex(e.left)}}{${expressionTex(e.right)}}`;
    case '^': {
      const base = isFraction(e.left) ? `\\left(${expressionTex(e.left)}\\right)` : wrapped(e.left, 5);
      return `${base}^{${expressionTex(e.right)}}`;
    }
  }
}

/** LaTeX of an expression. */
export function expressionTex(e: Expression): string {
  switch (e.kind) {
    case 'number':
      return numberTex(e.text);
    case 'name':
      return SCALARS[e.name];
    case 's':
      return 's';
    case 'definition':
      return nameTex(e.name);
    case 'observable':
      return OBSERVABLE_WORDS[e.name];
    case 'at':
      return `${OBSERVABLE_WORDS[e.name]}(${e.atom})`;
    case 'draw':
      return `w_${e.index + 1}`;
    case 'draw-statistic':
      return e.word.tex;
    case 'drawn':
      return `${OBSERVABLE_WORDS[e.name]}(X_${e.index + 1})`;
    case 'indicator':
      return `\\mathbf{1}\\left\\{${eventTex(e.event)}\\right\\}`;
    case 'negate':
      return `-${following(e.of, 2)}`;
    case 'binary':
      return binaryTex(e);
    case 'call':
      return e.word.typeset(...e.args.map(expressionTex));
    case 'scalar':
    case 'function':
      return e.word.typeset(typesetter, ...e.args);
  }
}

const typesetter: Typesetter = { expression: expressionTex, law: lawTex, event: eventTex };

/** LaTeX of the claim's comparison. */
export function typeset(claim: Claim): string {
  return `${expressionTex(claim.left)} \\;${RELATION_TEX[claim.relation]}\\; ${expressionTex(claim.right)}`;
}

/** LaTeX of the left side of a claim alone. */
export function typesetSide({ left }: Claim): string {
  return expressionTex(left);
}

/** LaTeX of each definition the claim uses, as `name = body`. */
export function typesetDefinitions(claim: Claim): string[] {
  return claim.definitions.map(({ name, body }) => `${nameTex(name)} = ${expressionTex(body)}`);
}
