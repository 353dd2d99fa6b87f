/**
 * Typed tree → LaTeX.
 *
 * The same tree that is evaluated is set here, with the paper's notation: `E(p[t], w)` becomes 𝔼_{p_t}[w]. Definitions
 * are set by name; `typesetDefinitions` gives the "where" line.
 */
import type { Relation } from '../arithmetic';
import {
  type Claim,
  DIVERGENCES,
  type Event,
  type Expression,
  type Law,
  NAMED_LAWS,
  OBSERVABLES,
  SCALARS,
  USER_OBSERVABLES,
} from './syntax';

const RELATION_TEX: Readonly<Record<Relation, string>> = { '<': '<', '<=': '\\le', '==': '=', '>=': '\\ge', '>': '>' };

const OBSERVABLE_WORDS = { ...OBSERVABLES, ...USER_OBSERVABLES };

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

/** `0.25` as it is; `1e-7` → `10^{-7}`, `2.5e+30` → `2.5 \cdot 10^{30}`. */
function numberTex(text: string): string {
  const [mantissa = text, exponent] = text.split('e');
  if (exponent === undefined) return text;
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa} \\cdot ${power}`;
}

/** How tightly an expression binds as it is set: 1 sum, 2 product, 4 what takes no exponent without parentheses, 5 atom. */
function precedence(e: Expression): number {
  switch (e.kind) {
    case 'binary':
      return e.op === '+' || e.op === '-' ? 1 : e.op === '*' ? 2 : e.op === '/' ? 5 : 4;
    case 'negate':
      return 1;
    case 'divergence':
      return e.divergence === 'sup_ratio' ? 1 : 5;
    case 'number':
      return e.text.includes('e') ? 2 : 5;
    case 'name':
      return e.name === 'sigma2' ? 4 : 5;
    case 'call':
      return e.fn === 'sqrt' || e.fn === 'abs' ? 5 : 4;
    case 'draw-statistic':
      return e.statistic === 'sum' ? 2 : e.statistic === 'var' ? 4 : 5;
    default:
      return 5;
  }
}

const parenthesised = (tex: string): string => `\\left(${tex}\\right)`;

function wrapped(e: Expression, least: number): string {
  const tex = expressionTex(e);
  return precedence(e) < least ? parenthesised(tex) : tex;
}

/** As an operand that follows an operator: also wrapped where a sign would stand first. */
function following(e: Expression, least: number): string {
  const tex = wrapped(e, least);
  return tex.startsWith('-') ? parenthesised(tex) : tex;
}

/** A product; with a dot where juxtaposition would run digits together or make a mixed number of a fraction. */
function productTex(left: string, right: string): string {
  const dot = /^\d/.test(right) || (/\d$/.test(left) && right.startsWith('\\frac'));
  return `${left}${dot ? ' \\cdot ' : '\\, '}${right}`;
}

function lawTex(law: Law): string {
  switch (law.kind) {
    case 'round':
      return `p_{${law.fromT ? (law.offset === 0 ? 't' : `t+${law.offset}`) : law.offset}}`;
    case 'named':
      return NAMED_LAWS[law.name].tex;
    case 'curate':
      return `${lawTex(law.of)} H^${law.among ? `{${expressionTex(law.among)}}` : 'K'}_{${lawTex(law.of)}}`;
    case 'tilt':
      return `${lawTex(law.of)} H^\\infty_{${lawTex(law.of)}}`;
    case 'train':
    case 'binned':
    case 'next':
      return `\\mathrm{${law.kind}}(${lawTex(law.of)})`;
    case 'given':
      return `${lawTex(law.of)}(\\cdot \\mid ${eventTex(law.event)})`;
  }
}

function eventTex(event: Event): string {
  switch (event.kind) {
    case 'A_star':
      return 'A_*';
    case 'A_users':
      return 'A_{\\mathrm{users}}';
    case 'where':
      return `${expressionTex(event.left)} ${RELATION_TEX[event.relation]} ${expressionTex(event.right)}`;
  }
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
      const fraction = e.left.kind === 'ratio' || (e.left.kind === 'binary' && e.left.op === '/');
      const base = fraction ? `\\left(${expressionTex(e.left)}\\right)` : wrapped(e.left, 5);
      return `${base}^{${expressionTex(e.right)}}`;
    }
  }
}

function callTex(e: Extract<Expression, { kind: 'call' }>): string {
  const args = e.args.map(expressionTex);
  switch (e.fn) {
    case 'sqrt':
      return `\\sqrt{${args.join('')}}`;
    case 'abs':
      return `\\left|${args.join('')}\\right|`;
    case 'exp':
      return `e^{${args.join('')}}`;
    case 'log':
    case 'tanh':
    case 'min':
    case 'max':
      return `\\${e.fn}\\left(${args.join(', ')}\\right)`;
  }
}

function divergenceTex(e: Extract<Expression, { kind: 'divergence' }>): string {
  if (e.divergence === 'sup_ratio') return `\\sup \\frac{${lawTex(e.left)}}{${lawTex(e.right)}}`;
  const bar = e.divergence === 'TV' ? ',\\, ' : ' \\,\\|\\, ';
  return `${DIVERGENCES[e.divergence].tex}\\left(${lawTex(e.left)}${bar}${lawTex(e.right)}\\right)`;
}

const DRAW_STATISTIC_TEX = { sum: '\\textstyle\\sum_j w_j', mean: '\\bar w', var: 'S^2_w' } as const;

/** LaTeX of an expression. */
export function expressionTex(e: Expression): string {
  switch (e.kind) {
    case 'number':
      return numberTex(e.text);
    case 'name':
      return SCALARS[e.name].tex;
    case 'definition':
      return nameTex(e.name);
    case 'observable':
      return OBSERVABLE_WORDS[e.name].tex;
    case 'ratio':
      return `\\frac{${lawTex(e.left)}}{${lawTex(e.right)}}`;
    case 'at':
      return `${OBSERVABLE_WORDS[e.name].tex}(${e.atom})`;
    case 'draw':
      return `w_${e.index + 1}`;
    case 'draw-statistic':
      return DRAW_STATISTIC_TEX[e.statistic];
    case 'negate':
      return `-${following(e.of, 2)}`;
    case 'binary':
      return binaryTex(e);
    case 'call':
      return callTex(e);
    case 'expectation':
      return `\\mathbb{E}_{${lawTex(e.law)}}\\left[${expressionTex(e.of)}\\right]`;
    case 'variance':
      return `\\mathrm{Var}_{${lawTex(e.law)}}\\left(${expressionTex(e.of)}\\right)`;
    case 'probability':
      return `P_{${lawTex(e.law)}}\\left(${eventTex(e.event)}\\right)`;
    case 'divergence':
      return divergenceTex(e);
    case 'mass':
      return e.law.kind === 'round' || e.law.kind === 'named'
        ? `${lawTex(e.law)}(${e.atom})`
        : `\\left[${lawTex(e.law)}\\right](${e.atom})`;
    case 'curation-factor':
      return `H^K_{${lawTex(e.law)}}(${e.atom})`;
    case 'draws':
      return `\\mathbb{E}_{w_1,\\dots,w_K \\sim ${lawTex(e.law)}}\\left[${expressionTex(e.of)}\\right]`;
    case 'risk':
      return `\\mathrm{risk}\\left(${lawTex(e.law)}\\right)`;
    case 'users':
      return `\\mathbb{E}_u\\left[${expressionTex(e.of)}\\right]`;
    case 'runs':
      return `\\mathbb{E}_{\\mathrm{runs}}\\left[${expressionTex(e.of)}\\right]`;
  }
}

/** LaTeX of the claim's comparison. */
export function typeset(claim: Claim): string {
  return `${expressionTex(claim.left)} \\;${RELATION_TEX[claim.relation]}\\; ${expressionTex(claim.right)}`;
}

/** LaTeX of each definition the claim uses, as `name = body`. */
export function typesetDefinitions(claim: Claim): string[] {
  return claim.definitions.map(({ name, body }) => `${nameTex(name)} = ${expressionTex(body)}`);
}
