/** What is the same for every K: expressions of the start, the real data and the parameters, but of no law that a choice among K made. */
import { type Argument, type Expression, type Law, argumentsOf } from '../tree';
import { pRef } from '../words';

/** Laws that are the same for every K. */
function isRigidLaw(law: Law): boolean {
  if (law.kind === 'round') return !law.fromT && law.offset === 0;
  if (law.kind === 'round at s' || law.kind === 'under') return false;
  if (argumentsOf(law, pRef)) return true;
  return ['p_star', 'q', 'tilt', 'given', 'binned'].includes(law.word.name) && law.args.every(isRigidArgument);
}

function isRigidArgument(argument: Argument): boolean {
  if (typeof argument !== 'object') return true;
  if (!('kind' in argument)) return false;
  if (
    argument.kind === 'round' ||
    argument.kind === 'round at s' ||
    argument.kind === 'under' ||
    argument.kind === 'law'
  )
    return isRigidLaw(argument);
  if (argument.kind === 'event') return argument.args.every(isRigidArgument);
  if (argument.kind === 'where') return isRigid(argument.left) && isRigid(argument.right);
  return isRigid(argument);
}

/** Words of laws whose values depend on these laws alone. */
const RIGID_WORDS: readonly string[] = [
  'Cov',
  'Std',
  'moment',
  'central_moment',
  'median',
  'quantile',
  'E_given',
  'entropy',
  'support_size',
  'Renyi',
  'hellinger',
  'js',
  'W1',
  'sum_atoms',
  'max_atoms',
  'min_atoms',
  'E',
  'Var',
  'P',
  'mass',
  'KL',
  'TV',
  'chi2',
  'sup_ratio',
  'ratio',
  'win_rate',
];

/** Whether an expression without K is the same for every K. */
export function isRigid(e: Expression): boolean {
  switch (e.kind) {
    case 'number':
    case 'name':
    case 's':
    case 'observable':
    case 'at':
      return true;
    case 'draw':
    case 'draw-statistic':
    case 'drawn':
    case 'indicator':
      return false;
    case 'definition':
      return isRigid(e.body);
    case 'negate':
      return isRigid(e.of);
    case 'binary':
      return isRigid(e.left) && isRigid(e.right);
    case 'call':
      return e.args.every(isRigid);
    case 'scalar':
    case 'function':
      return RIGID_WORDS.includes(e.word.name) && e.args.every(isRigidArgument);
  }
}
