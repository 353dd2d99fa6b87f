/** Our side of the property rows: one whole property-based test, timed. */
import { propertyOf } from '../properties';
import { type Answers, numberOf, textOf } from './request';

export const ANSWERS: Answers = {
  run: (request) => {
    const property = propertyOf(textOf(request, 'property'));
    const start = performance.now();
    property.run(numberOf(request, 'cases'), numberOf(request, 'seed'));
    return { seconds: (performance.now() - start) / 1000 };
  },
};
