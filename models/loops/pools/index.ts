/** The face of `models/loops/pools/`: choices among the candidates of a pool, as procedures. */
export { largest } from './largest';
export { type PoolRule, chosenRule, curatedRule, mixedRule, probabilitiesOf, scoresOf, singleRule } from './pool-rule';
