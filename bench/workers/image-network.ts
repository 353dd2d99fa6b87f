/** Our side of the GPU check on images: a few steps of the convolutional learner on drawn shapes, on one backend. */
import { datasetOf } from '../../models/learned';
import { BACKENDS, openBackend } from '../../models/learned/backends';
import { convFlow } from '../../models/learned/networks';
import { type Answers, type Request, numberOf, textOf } from './request';

const SEED = 1;
const IMAGES = 64;
const DRAWN = 2;
const STEPS = 2;

/** The losses at the end of a short fit, of the last steps and on images held out, and images that its model draws. */
async function fit(request: Request): Promise<object> {
  const wanted = BACKENDS.find((name) => name === textOf(request, 'backend'));
  const { tf } = await openBackend(wanted, numberOf(request, 'threads'));
  const data = datasetOf('shapes16');
  const { image } = data;
  if (image === undefined) throw new Error('shapes16 has no images');
  const batchSize = numberOf(request, 'batch');
  const learner = convFlow(tf, { image, steps: STEPS, batchSize, evaluationRows: batchSize });
  const { model, report } = await learner.fit(data.sample(IMAGES, SEED), { seed: SEED });
  const { values } = await model.sample(DRAWN, SEED);
  return { losses: [report.loss, report.heldOutLoss], points: [...values] };
}

export const ANSWERS: Answers = { fit };
