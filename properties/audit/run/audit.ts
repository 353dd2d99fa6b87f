/**
 * Audits recorded runs: does the theory explain them?
 *
 * All traces of a run share one error budget. Checks are planned for all of them before the first is decided.
 */
import { InputError, checkOptions } from '../../../theory';
import { type AuditCheck, type AuditResults, type AuditVerdict, type TraceAudit, VERSION } from '../../results';
import { ErrorBudget } from '../../statistics';
import { lambdaText } from '../../learned/decide';
import { auditedClasses, projectionOf } from '../convergence';
import { type Facts, type StatedFacts, factsOf } from '../facts';
import { auditedRounds } from '../figures';
import { guaranteeChecks } from '../guarantees';
import { type Planned, costly, decideAll } from '../planning';
import { covarianceCheck, fairDrawsChecks, selectionBoundCheck } from '../pools';
import { type Recording, type TraitOptions, restricted, withDerivedFlags } from '../recording';
import { correlatedTraits, fitsOf, namedRuleCheck, selectionOf, traitChecks } from '../selection';
import { transmissionChecks, transmissions } from '../transmission';

/** A recorded run, with where it comes from. */
export interface AuditedRecording {
  readonly file: string;
  /** The format that was read, and why it was taken for that. */
  readonly read: string;
  readonly notes: readonly string[];
  readonly recording: Recording;
}

export interface AuditOptions extends TraitOptions {
  /** Facts that replace those of the headers. @defaultValue none */
  readonly stated?: StatedFacts;
  /** Ids of statements, and claims in the claim language. @defaultValue every statement that samples can answer */
  readonly claims?: readonly string[];
  /** Error probability of all verdicts together, in (0, 1). @defaultValue 1e-3 */
  readonly alpha?: number;
  /** Confidence of each interval of an estimate, in (0, 1). @defaultValue 0.95 */
  readonly confidence?: number;
  /** Largest learner's error that counts as none, as a share of the range of a trait. @defaultValue 0.05 */
  readonly resolution?: number;
}

const DEFAULTS = { alpha: 1e-3, confidence: 0.95, resolution: 0.05 };

/** Parts of the error budget that the tests of the families of rules take, in units of a check. */
const FIT_CHECKS = 1;

function checkProbability(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new InputError(`${name} must be a probability between 0 and 1, not ${value}`);
}

interface Plan {
  readonly of: AuditedRecording;
  readonly facts: Facts;
  /** The recorded choices, or why there are none. */
  readonly selection: ReturnType<typeof selectionOf>;
  /** Checks that need no fit, in the order of the page. */
  readonly before: readonly Planned[];
  readonly after: (facts: Facts) => readonly Planned[];
  /** Number of the other checks, which need the fit. */
  readonly others: number;
}

/** The checks of a trace; those of other traits are planned by their number, since they need the fit. */
function planOf(given: AuditedRecording, options: AuditOptions): Plan {
  const { stated, claims, resolution = DEFAULTS.resolution } = options;
  const { reward, rule, kept } = factsOf(given.recording, stated);
  const recorded = restricted(given.recording, options, [reward ?? [], rule?.by ?? []].flat());
  const by = rule?.by ?? reward;
  const derived = kept === undefined && by !== undefined && (rule?.kind === 'best' || rule?.kind === 'worst');
  const places = rule?.places ?? recorded.header.kept ?? 1;
  const direction = rule?.kind === 'worst' ? -1 : 1;
  const recording = derived ? withDerivedFlags(recorded, { by, direction, places }) : recorded;
  const notes = derived
    ? [`which candidates were kept is not recorded; the rule "${rule.text}" tells, with ${places} a pool`]
    : [];
  const of = { ...given, recording, notes: [...given.notes, ...notes] };
  const facts = factsOf(recording, stated, derived);
  const selection = selectionOf(recording, facts);
  return {
    of,
    facts,
    selection,
    before: [
      ...fairDrawsChecks(recording, facts, resolution),
      ...covarianceCheck(recording, facts),
      ...selectionBoundCheck(recording, facts),
      ...namedRuleCheck(selection, facts),
    ],
    after: (known) => [
      ...transmissionChecks(recording, known, resolution),
      ...guaranteeChecks(recording, known, claims),
    ],
    others: typeof selection === 'string' ? 0 : FIT_CHECKS + traitChecks(recording, selection, []).length,
  };
}

const ORDER: readonly AuditVerdict[] = ['refuted', 'undecided', 'holds'];

function verdictOf(checks: readonly AuditCheck[]): AuditVerdict {
  return ORDER.find((verdict) => checks.some((check) => check.verdict === verdict)) ?? 'not applicable';
}

async function auditOf(
  { of, facts, selection, before, after }: Plan,
  budget: ErrorBudget,
  confidence: number,
): Promise<TraceAudit> {
  const { file, read, notes, recording } = of;
  const { header, rounds } = recording;
  const alpha = 1 - confidence;
  const { reward, scale, bound, lambda, offered, kept } = facts;
  const first = await decideAll(before, budget);
  // Pools that differ from the model say nothing of it, whatever the header says.
  const unfair = first.some(({ section, verdict }) => section === 'pools' && verdict === 'refuted');
  const known: Facts = unfair ? { ...facts, pools: 'chosen' } : facts;
  const fits =
    typeof selection === 'string' ? undefined : fitsOf(selection, facts, { alpha: budget.share(), confidence });
  const traits =
    typeof selection === 'string' || fits === undefined ? [] : traitChecks(recording, selection, fits.fitted);
  const checks = [...first, ...(await decideAll(traits, budget)), ...(await decideAll(after(known), budget))];
  const preferred = fits?.fitted.find(({ fit }) => fit.preferred);
  const projection = projectionOf(recording, facts, preferred, confidence);
  const missing =
    reward === undefined
      ? 0
      : rounds.reduce((sum, { numbers }) => sum + (numbers.get(reward)?.filter((x) => Number.isNaN(x)).length ?? 0), 0);
  return {
    file,
    name: header.name ?? file,
    ...(header.source === undefined ? {} : { source: header.source }),
    read,
    notes,
    size: {
      rounds: rounds.length,
      pools: rounds.reduce((sum, { pools }) => sum + pools, 0),
      candidates: rounds.reduce((sum, { starts, pools }) => sum + (starts[pools] ?? 0), 0),
      offered,
      ...(kept === undefined ? {} : { kept }),
    },
    ...(reward === undefined
      ? {}
      : { reward: { name: reward, scale, ...(bound === undefined ? {} : { bound }), missing } }),
    ...(lambda === undefined ? {} : { lambda: lambdaText(lambda) }),
    rounds: auditedRounds(recording, reward, alpha),
    ...(fits === undefined ? {} : { choice: fits.choice }),
    transmission: transmissions(recording, known, alpha),
    correlated:
      typeof selection === 'string' || fits === undefined
        ? []
        : correlatedTraits(recording, selection, fits.fitted, alpha),
    classes: auditedClasses(recording),
    ...(projection === undefined ? {} : { projection }),
    checks,
    verdict: verdictOf(checks),
  };
}

/**
 * Audits recorded runs.
 * @throws InputError naming an invalid option, a reward that no candidate has, or a claim that is not understood
 */
export async function audit(
  recordings: readonly AuditedRecording[],
  options: AuditOptions = {},
): Promise<AuditResults> {
  checkOptions('audit', options, {
    stated: true,
    claims: true,
    traits: true,
    ranges: true,
    alpha: true,
    confidence: true,
    resolution: true,
  });
  const { alpha, confidence, resolution } = { ...DEFAULTS, ...options };
  checkProbability('alpha', alpha);
  checkProbability('confidence', confidence);
  if (!(resolution >= 0)) throw new InputError(`resolution must be at least 0, not ${resolution}`);
  const plans = recordings.map((of) => planOf(of, options));
  const planned = plans.reduce(
    (sum, { before, after, facts, others }) => sum + costly(before) + costly(after(facts)) + others,
    0,
  );
  const budget = new ErrorBudget({ total: alpha, planned: Math.max(1, planned) });
  const traces: TraceAudit[] = [];
  for (const plan of plans) traces.push(await auditOf(plan, budget, confidence));
  return {
    format: 'curated-loops/audit',
    version: 1,
    tool: { version: VERSION },
    budget: { total: alpha, spent: budget.spent, checks: planned },
    confidence,
    traces,
  };
}
