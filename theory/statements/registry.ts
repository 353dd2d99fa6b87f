/** The statements, in the order of `docs/theory.md`: those of the paper, the sharper and exact forms, and conjectures. */
import type { ModelKind } from '../model-kinds';
import { parseClaim, type Claim } from '../language';
import { type ParsedParts, parseParts } from './claim-parts';
import { type AnyText, unknownId } from '../unknown-id';
import { priceEquation } from './price-equation';
import { informationBudget } from './information-budget';
import { bonKl } from './bon-kl';
import { bonKlEquality } from './bon-kl-equality';
import { bonCoverage } from './bon-coverage';
import { tailCutFloor } from './tail-cut-floor';
import { verifierOdds } from './verifier-odds';
import { verifierFresh } from './verifier-fresh';
import { growingSamples } from './growing-samples';
import { slowlyGrowingSamples } from './slowly-growing-samples';
import { wrightFisherFresh } from './wright-fisher-fresh';
import { fixation } from './fixation';
import { meanDrift } from './mean-drift';
import { accumulateDiscrete } from './accumulate-discrete';
import { accumulateGaussian } from './accumulate-gaussian';
import { bonWinrate } from './bon-winrate';
import { temperatureLoop } from './temperature-loop';
import { coEvolvingContraction } from './co-evolving-contraction';
import { coEvolvingEquilibria } from './co-evolving-equilibria';
import { weiContraction } from './wei-contraction';
import { coupledLimit } from './coupled-limit';
import { coupledRate } from './coupled-rate';
import { coupledOwnReward } from './coupled-own-reward';
import { isolatedCuration } from './isolated-curation';
import { goldenWeight } from './golden-weight';
import { halfWeight } from './half-weight';
import { eventBound } from './event-bound';
import { exactTheorem24 } from './exact-theorem-2.4';
import { fisherIdentity } from './fisher-identity';
import { gaussianMleCollapse } from './gaussian-mle-collapse';
import { geometricConcentration } from './geometric-concentration';
import { hedgeRegret } from './hedge-regret';
import { k2Tanh } from './k2-tanh';
import { lemma21 } from './lemma-2.1';
import { lemma21Rate } from './lemma-2.1-rate';
import { lemma22 } from './lemma-2.2';
import { mirrorDescent } from './mirror-descent';
import { monotoneAtInfinity } from './monotone-at-infinity';
import { monotoneTwoRounds } from './monotone-two-rounds';
import { monotoneInK } from './monotone-in-K';
import { monotoneWithRealData } from './monotone-with-real-data';
import { optimalTheorem23 } from './optimal-theorem-2.3';
import { oddsRate } from './odds-rate';
import { reverseKl } from './reverse-kl';
import { rlhfEquivalence } from './rlhf-equivalence';
import { selectionResponse } from './selection-response';
import { sharpLemma22 } from './sharp-lemma-2.2';
import { sharpTheorem23 } from './sharp-theorem-2.3';
import { sharpTheorem24 } from './sharp-theorem-2.4';
import { basinsLemma33 } from './basins-lemma-3.3';
import { accumulateRisk } from './accumulate-risk';
import { bestOfK } from './best-of-K';
import { condorcetCycle } from './condorcet-cycle';
import { coverPotential } from './cover-potential';
import { dominatedAtoms } from './dominated-atoms';
import { perronFixedPoint } from './perron-fixed-point';
import { twoStageLimit } from './two-stage-limit';
import { twoStageTheorem4 } from './two-stage-theorem-4';
import { uniqueFixedPoint } from './unique-fixed-point';
import { parametricInstability } from './parametric-instability';
import { parametricJacobian } from './parametric-jacobian';
import { weiProposition38 } from './wei-proposition-3.8';
import { STATEMENT_IDS, type StatementId } from './ids';
import type { ClaimSpec, Statement } from './statement';
import { shortfallMoments } from './shortfall-moments';
import { singleCrossingWithRealData } from './single-crossing-with-real-data';
import { stepCost } from './step-cost';
import { stepIdentity } from './step-identity';
import { stepSandwich } from './step-sandwich';
import { theorem21 } from './theorem-2.1';
import { theorem22 } from './theorem-2.2';
import { theorem23 } from './theorem-2.3';
import { theorem24 } from './theorem-2.4';
import { top2OfK } from './top-2-of-K';
import { tvContraction } from './tv-contraction';
import { tvLipschitz } from './tv-lipschitz';
import { wrightFisher } from './wright-fisher';

/**
 * The registry: every statement that is verified, in the order of reports.
 * @example
 * STATEMENTS.map(({ id }) => id); // ['lemma-2.1', 'lemma-2.2', …]
 */
export const STATEMENTS: readonly Statement[] = [
  lemma21,
  lemma22,
  theorem21,
  theorem22,
  theorem23,
  theorem24,
  rlhfEquivalence,
  stepIdentity,
  stepSandwich,
  sharpLemma22,
  shortfallMoments,
  lemma21Rate,
  fisherIdentity,
  k2Tanh,
  stepCost,
  informationBudget,
  priceEquation,
  oddsRate,
  tvLipschitz,
  tvContraction,
  selectionResponse,
  sharpTheorem23,
  sharpTheorem24,
  reverseKl,
  eventBound,
  exactTheorem24,
  uniqueFixedPoint,
  hedgeRegret,
  geometricConcentration,
  mirrorDescent,
  perronFixedPoint,
  coverPotential,
  dominatedAtoms,
  twoStageLimit,
  condorcetCycle,
  monotoneInK,
  bestOfK,
  top2OfK,
  bonKl,
  bonKlEquality,
  bonWinrate,
  bonCoverage,
  monotoneAtInfinity,
  monotoneTwoRounds,
  basinsLemma33,
  twoStageTheorem4,
  weiProposition38,
  monotoneWithRealData,
  singleCrossingWithRealData,
  optimalTheorem23,
  wrightFisher,
  wrightFisherFresh,
  growingSamples,
  slowlyGrowingSamples,
  fixation,
  tailCutFloor,
  gaussianMleCollapse,
  meanDrift,
  accumulateRisk,
  parametricJacobian,
  parametricInstability,
  accumulateGaussian,
  accumulateDiscrete,
  goldenWeight,
  halfWeight,
  temperatureLoop,
  coupledLimit,
  coupledRate,
  coupledOwnReward,
  isolatedCuration,
  coEvolvingContraction,
  weiContraction,
  coEvolvingEquilibria,
  verifierOdds,
  verifierFresh,
];

/**
 * The statement with the given id. A text that is not known before the program runs, such as that of a file, is allowed.
 * @throws InputError listing the known ids.
 * @example
 * statementOf('theorem-2.4').claims.map(({ claim }) => claim);
 */
export function statementOf(id: StatementId): Statement;
export function statementOf<T extends string>(id: T & AnyText<T>): Statement;
export function statementOf(id: string): Statement {
  const statement = STATEMENTS.find((candidate) => candidate.id === id);
  if (statement) return statement;
  throw unknownId('statement', id, STATEMENT_IDS);
}

/** A parsed claim of a statement, with its restriction if it has one. */
export interface ParsedClaim {
  readonly spec: ClaimSpec;
  readonly claim: Claim;
  readonly when: Claim | undefined;
  /** On trained models: the loop's part and the learner's share. */
  readonly parts?: ParsedParts | undefined;
}

/** Parses one claim of a statement with the statement's definitions. */
export function parseClaimSpec(statement: Statement, spec: ClaimSpec): ParsedClaim {
  const { where } = statement;
  const claim = parseClaim(spec.claim, where);
  return {
    spec,
    claim,
    when: spec.when === undefined ? undefined : parseClaim(spec.when, where),
    ...(spec.parts === undefined ? {} : { parts: parseParts(spec.parts, claim, where) }),
  };
}

/** The claims that a statement makes about a kind of model. */
export function claimsFor(statement: Statement, model: ModelKind): readonly ClaimSpec[] {
  if (!statement.models.includes(model)) return [];
  return statement.claims.filter(
    (spec) => spec.learned !== 'only' && (spec.models === undefined || spec.models.includes(model)),
  );
}

/** The claims that a statement makes about learned models. */
export function learnedClaims(statement: Statement): readonly ClaimSpec[] {
  return statement.claims.filter(({ learned }) => learned !== undefined);
}
