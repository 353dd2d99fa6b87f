/**
 * distilabel, ratings by UltraFeedback: `{"instruction":…,"generations":[…],"ratings":[…]}`; a rating that was not understood is null.
 *
 * Source: argilla-io/distilabel, src/distilabel/steps/tasks/ultrafeedback.py, input and output columns.
 */
import { type Format, has, layoutOf } from './format';

export const DISTILABEL: Format = {
  name: 'distilabel',
  layout: layoutOf('pools', { pool: ['instruction'], reward: ['ratings'] }),
  guess: (record) =>
    has(record, 'generations', 'ratings') ? 'the records have the lists generations and ratings' : undefined,
};
