/**
 * Counts what a campaign has in its database and in its report, without the code that merges records: the texts of the records are taken apart here.
 *
 * The units of a search count up to its end, by a refuted case or an error. A unit is lost if it counts and has no record. It is counted twice if it has a second record, or if the
 * report has more cases than the first records.
 */
import { readFileSync } from 'node:fs';
import { unitsFrom } from '../../properties/campaign/plan';
import type { OpenCampaign } from '../../properties/campaign/queue';

export interface Census {
  /** Units that count. */
  readonly units: number;
  /** Those of them without a record. */
  readonly lost: number;
  /** Records beyond one for a unit. */
  readonly repeated: number;
  /** Cases in the first records of the units that count. */
  readonly recorded: number;
  /** Cases in the report. */
  readonly reported: number;
}

export const NOTHING: Census = { units: 0, lost: 0, repeated: 0, recorded: 0, reported: 0 };

export const sumOf = (a: Census, b: Census): Census => ({
  units: a.units + b.units,
  lost: a.lost + b.lost,
  repeated: a.repeated + b.repeated,
  recorded: a.recorded + b.recorded,
  reported: a.reported + b.reported,
});

interface RecordJson {
  readonly key: string;
  readonly error?: unknown;
  readonly explored?: { readonly counts: { readonly run: number }; readonly failure?: unknown };
}

type Cases = { readonly cases: { readonly run: number } };

interface ReportJson {
  readonly statements: readonly {
    readonly cells: readonly Cases[];
    readonly drops: readonly Cases[];
    readonly mutants: readonly Cases[];
  }[];
}

/** The cases that a report of `verify` has, of cells, dropped hypotheses and mutants. */
function casesIn(report: string): number {
  const { statements } = JSON.parse(readFileSync(report, 'utf8')) as ReportJson;
  const searches = statements.flatMap(({ cells, drops, mutants }) => [...cells, ...drops, ...mutants]);
  return searches.reduce((sum, { cases }) => sum + cases.run, 0);
}

/** The census of a unit by the texts of its records; and whether the unit ends its search. */
function censusOf(key: string, texts: readonly string[]): { readonly ends: boolean; readonly found: Census } {
  const [first] = texts.map((text) => JSON.parse(text) as RecordJson);
  if (first === undefined) return { ends: false, found: { ...NOTHING, units: 1, lost: 1 } };
  if (first.key !== key) throw new Error(`${key} has the record of ${first.key}`);
  const recorded = first.explored?.counts.run ?? 0;
  return {
    ends: first.explored === undefined || first.explored.failure !== undefined,
    found: { ...NOTHING, units: 1, repeated: texts.length - 1, recorded },
  };
}

/**
 * The census of a campaign of `verify`.
 * @param report - the file `results.json` of its export
 */
export async function census({ plan, records }: OpenCampaign, report: string): Promise<Census> {
  const ended = new Set<number>();
  let all: Census = { ...NOTHING, reported: casesIn(report) };
  for (const { key, task } of unitsFrom(plan)) {
    if (ended.has(task)) continue;
    const { ends, found } = censusOf(key, await records.of(key));
    if (ends) ended.add(task);
    all = sumOf(all, found);
  }
  return all;
}
