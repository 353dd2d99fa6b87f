/** What the settings of a loop answer by themselves, in exact numbers: K, λ, η, ε and n. A model need not be built for them. */
import { type AnyInterpretation, exactArithmetic, noAnswers, unanswerable } from '../../../theory';
import { type Settings, finiteCandidates, isSetting, setting } from './settings';

const REFUSING = noAnswers(() => unanswerable('only the settings of the loop are known here'));

/** The settings as a model of which nothing else is known. */
export function settingsRung(settings: Settings & { readonly rounds: number }): AnyInterpretation {
  const answers: Partial<AnyInterpretation> = {
    arithmetic: exactArithmetic,
    rounds: settings.rounds,
    scalar: (name) =>
      isSetting(name) ? setting(exactArithmetic, name, settings) : unanswerable(`${name} is no setting of the loop`),
    candidates: () => finiteCandidates(settings),
  };
  // Copying all refusals for every case would take longer than the answers.
  return Object.assign(Object.create(REFUSING) as AnyInterpretation, answers);
}
