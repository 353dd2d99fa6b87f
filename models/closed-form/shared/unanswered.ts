/** Refusals of questions that a model cannot answer, with the reason. */
import { unanswerable } from '../../../theory';

/** A question that is refused for all arguments. */
export const refused = (reason: string) => (): never => unanswerable(reason);
