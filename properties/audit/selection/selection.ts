/**
 * Selection: which rule kept these candidates, and is it the one that the trace names?
 *
 * Everything here is conditional on the pools, so it holds whatever the pools are: drawn, chosen, or from many prompts.
 */
import type { AuditCheck, AuditedChoice, CalibrationBin, CorrelatedTrait } from '../../results';
import {
  type Choices,
  type Family,
  type FamilyId,
  type FittedFamily,
  type Member,
  type Moment,
  type Parameters,
  FAMILIES,
  SHAPE,
  againstRule,
  calibrationOf,
  choicesOf,
  driftMoment,
  firstTooLarge,
  fitFamilies,
  impossibleChoice,
  logLikelihood,
  meanOf,
  membersNear,
  mixtureLogLikelihood,
  scaleOf,
  traitMoment,
} from '../choice';
import { jsonNumber } from '../../search';
import type { RecordedMean } from '../../statistics';
import type { Facts, NamedRule } from '../facts';
import { traitsOf } from '../figures';
import { type Planned, enoughPools, settled } from '../planning';
import type { Recording } from '../recording';

/** Most pools on which rules are fitted and tested, and of those for a family with two parameters. */
const MOST = 60_000;
const MOST_FOR_TWO = 5000;

export interface Selection {
  /** The trait that the rule chooses by. */
  readonly by: string;
  /** All of them: what is decided by looking looks at every pool. */
  readonly all: Choices;
  readonly choices: Choices;
  readonly fewer: Choices;
  readonly moments: readonly Moment[];
}

/** The recorded choices by the rule's trait; undefined if there are none, with the reason. */
export function selectionOf(recording: Recording, { rule, reward, scale, kept, derived }: Facts): Selection | string {
  const by = rule?.by ?? reward;
  if (by === undefined) return 'no trait is the reward; name one by --reward';
  if (!traitsOf(recording).includes(by)) return `the rule chooses by ${by}, which no candidate has`;
  if (kept === undefined) return 'the trace does not say which candidates were kept';
  if (derived) return 'which candidates were kept is not recorded, but told by the rule';
  const units = by === reward ? scale : 'reward';
  const choices = choicesOf(recording, by, units, MOST);
  if (choices.informative === 0) return `no pool with different values of ${by} has kept and other candidates`;
  const drift = driftMoment(choices);
  return {
    by,
    all: choicesOf(recording, by, units),
    choices,
    fewer: choicesOf(recording, by, units, MOST_FOR_TWO),
    moments: drift === undefined ? SHAPE : [...SHAPE, drift],
  };
}

const FAMILY_OF: Readonly<Record<Exclude<NamedRule['kind'], 'other'>, FamilyId>> = {
  luce: 'luce',
  best: 'best',
  worst: 'worst',
  uniform: 'uniform',
};

const familyOf = (id: FamilyId): Family => {
  const family = FAMILIES.find((each) => each.id === id);
  if (family === undefined) throw new RangeError(`no family ${id}`);
  return family;
};

/** Whether the named rule made the choices. */
export function namedRuleCheck(selection: Selection | string, { rule }: Facts): readonly Planned[] {
  const head = {
    section: 'selection',
    id: 'rule as named',
    says:
      rule === undefined
        ? 'the rule of choice is the one that the trace names'
        : `the kept ones were chosen by the rule "${rule.text}"`,
    rung: 'statistical',
  } as const;
  const inapplicable = (reason: string): readonly Planned[] => [
    settled({ ...head, verdict: 'not applicable', reason }),
  ];
  if (rule === undefined) return inapplicable('the trace names no rule');
  if (rule.kind === 'other')
    return inapplicable(`"${rule.text}" is no rule that an audit knows: luce, best, top-m, bottom-m, uniform`);
  if (typeof selection === 'string') return inapplicable(selection);
  const large = rule.kind === 'luce' ? firstTooLarge(selection.choices) : undefined;
  if (large !== undefined) return inapplicable(large);
  const family = familyOf(FAMILY_OF[rule.kind]);
  const parameters = rule.kind === 'luce' ? { beta: 1 / rule.temperature } : {};
  if (rule.kind === 'best' || rule.kind === 'worst') {
    return [settled(exactCheck(head, selection, family.member(parameters)))];
  }
  return [{ decide: (alpha) => statisticalCheck(head, selection, family, parameters, alpha) }];
}

type Head = Pick<AuditCheck, 'section' | 'id' | 'says' | 'rung'>;

/** Truncation is decided by looking: no better candidate may be passed over. */
function exactCheck(head: Head, { all, by }: Selection, member: Member): Omit<AuditCheck, 'alpha'> {
  const first = impossibleChoice(all, member);
  const rest = { ...head, rung: 'exact', pools: all.count } as const;
  if (first === undefined)
    return { ...rest, verdict: 'holds', reason: `in every pool the kept ones are those of ${by}'s order` };
  const share = `${first.count} of ${all.count} pools`;
  const reason = `${share} break it; the first is pool ${first.pool + 1} of round ${first.t}, where a candidate with ${by} ${first.kept} was kept and one with ${first.passedOver} was not`;
  return { ...rest, verdict: 'refuted', reason, t: first.t };
}

/** A rule with chances is tested by likelihood ratios and by its moments: it can be refuted, never proved. */
function statisticalCheck(
  head: Head,
  selection: Selection,
  family: Family,
  parameters: Parameters,
  alpha: number,
): AuditCheck {
  const { choices, fewer, moments } = selection;
  const member = family.member(parameters);
  const each = alpha / 2 / moments.length;
  const tested = moments.map((moment) => {
    const mean = meanOf(choices, member, moment, scaleOf(choices, moment), each);
    return { moment, mean, against: againstRule(moment, mean) };
  });
  const strongest = tested.reduce((a, b) => (strength(b.mean) > strength(a.mean) ? b : a));
  const { moment, mean, against } = tested.find((each) => each.against !== undefined) ?? strongest;
  const words = mean.estimate > 0 ? moment.more : moment.less;
  const rest = { ...head, ...slackOf(mean), pools: choices.count, alpha };
  if (against !== undefined) return { ...rest, verdict: 'refuted', reason: against };
  if (mixtureLogLikelihood(fewer) - logLikelihood(fewer, family, parameters) >= Math.log(2 / alpha)) {
    const reason = `another rule explains the choices better; the largest deviation: ${words}`;
    return { ...rest, verdict: 'refuted', reason };
  }
  return {
    ...rest,
    verdict: 'undecided',
    reason: `the record agrees with the rule (samples cannot prove an equality); the largest deviation: ${words}`,
    ...enoughFor(mean, each),
  };
}

const strength = ({ estimate, spread }: RecordedMean): number => Math.abs(estimate) / spread;

/** The mean as the slack of a check, in units of the feature; none if every mean is refuted. */
const slackOf = ({ estimate, interval }: RecordedMean, unit = 1): Pick<AuditCheck, 'slack'> =>
  interval === undefined
    ? {}
    : { slack: { estimate: estimate * unit, lo: interval.lo * unit, hi: interval.hi * unit } };

const enoughFor = ({ estimate, range, spread }: RecordedMean, alpha: number): Pick<AuditCheck, 'enough'> => ({
  enough: jsonNumber(enoughPools(Math.abs(estimate), { alpha, relation: '>=', range, spread })),
});

/** The fits of all families, with the calibration of the preferred one. */
export function fitsOf(
  { choices, fewer, moments }: Selection,
  { rule }: Facts,
  { alpha, confidence }: { readonly alpha: number; readonly confidence: number },
): { readonly fitted: readonly FittedFamily[]; readonly choice: AuditedChoice } {
  const fitted = fitFamilies(choices, { moments, alpha, confidence, fewer });
  const preferred = fitted.find(({ fit }) => fit.preferred);
  const bins: readonly CalibrationBin[] =
    preferred === undefined ? [] : calibrationOf(choices, preferred.family.member(preferred.best), 1 - confidence);
  return {
    fitted,
    choice: {
      ...(rule === undefined ? {} : { named: rule.text }),
      used: choices.count,
      informative: choices.informative,
      fits: fitted.map(({ fit }) => fit),
      ...(preferred === undefined ? {} : { calibration: { rule: preferred.fit.rule, bins } }),
    },
  };
}

/** Traits besides the one that the rule chooses by. */
const otherTraits = (recording: Recording, { by }: Selection): readonly string[] =>
  traitsOf(recording).filter((trait) => trait !== by && recording.rounds.some(({ numbers }) => numbers.has(trait)));

/** For each other trait, whether it is selected only through the trait that the rule chooses by. */
export function traitChecks(
  recording: Recording,
  selection: Selection,
  fitted: readonly FittedFamily[],
): readonly Planned[] {
  return otherTraits(recording, selection).map((trait): Planned => {
    const head = {
      section: 'traits',
      id: `selection of ${trait}`,
      says: `${trait} is selected only through ${selection.by}`,
      rung: 'statistical',
    } as const;
    const preferred = fitted.find(({ fit }) => fit.preferred);
    if (preferred === undefined)
      return settled({
        ...head,
        verdict: 'not applicable',
        reason: `no known rule by ${selection.by} fits the choices`,
      });
    return { decide: (alpha) => traitCheck(head, selection, preferred, traitMoment(trait), alpha) };
  });
}

function traitCheck(
  head: Head,
  selection: Selection,
  preferred: FittedFamily,
  moment: Moment,
  alpha: number,
): AuditCheck {
  const { family, best } = preferred;
  const choices = family.free.length > 1 ? selection.fewer : selection.choices;
  const scale = scaleOf(choices, moment);
  const under = (parameters: Parameters) => meanOf(choices, family.member(parameters), moment, scale, alpha / 2);
  const mean = under(best);
  const seesAll = choices.count === selection.all.count;
  if (family.free.length === 0 && seesAll && mean.interval !== undefined && isZero(mean)) {
    const reason = `the order of ${selection.by} determines every choice`;
    return { ...head, rung: 'exact', verdict: 'holds', reason, pools: choices.count, alpha: 0 };
  }
  const rest = { ...head, ...slackOf(mean, scale), pools: choices.count, alpha };
  // It is refuted only if it is under every member of the family that the choices leave possible.
  const against = againstRule(moment, mean);
  const refuted =
    against !== undefined &&
    membersNear(choices, family, best, alpha / 2).every(
      (parameters) => againstRule(moment, under(parameters)) !== undefined,
    );
  if (refuted) return { ...rest, verdict: 'refuted', reason: against };
  return {
    ...rest,
    verdict: 'undecided',
    reason: 'nothing in the record speaks against it',
    ...enoughFor(mean, alpha / 2),
  };
}

/** Whether the rule leaves a feature no freedom: its range is that of rounding. */
const isZero = ({ range }: RecordedMean): boolean => range.hi - range.lo < 1e-9;

/** The preferred family or, if none is consistent, the one of greatest likelihood. */
function closestOf(fitted: readonly FittedFamily[]): FittedFamily | undefined {
  const likelihood = ({ fit }: FittedFamily): number => fit.logLikelihood ?? -Infinity;
  const [likeliest] = [...fitted].sort((a, b) => likelihood(b) - likelihood(a));
  return fitted.find(({ fit }) => fit.preferred) ?? likeliest;
}

/** The selection differential of each other trait, in its indirect and direct parts. */
export function correlatedTraits(
  recording: Recording,
  selection: Selection,
  fitted: readonly FittedFamily[],
  alpha: number,
): readonly CorrelatedTrait[] {
  const closest = closestOf(fitted);
  if (closest === undefined) return [];
  const { choices } = selection;
  const uniform = familyOf('uniform').member({});
  return otherTraits(recording, selection).map((trait) => {
    const moment = traitMoment(trait);
    const scale = scaleOf(choices, moment);
    const perPlace = (member: Member) => {
      const { estimate, interval, range } = meanOf(choices, member, moment, scale, alpha);
      const { lo, hi } = interval ?? range;
      const c = scale / choices.placesPerPool;
      return { estimate: estimate * c, lo: lo * c, hi: hi * c };
    };
    const [differential, direct] = [perPlace(uniform), perPlace(closest.family.member(closest.best))];
    return { trait, differential, indirect: differential.estimate - direct.estimate, direct };
  });
}
