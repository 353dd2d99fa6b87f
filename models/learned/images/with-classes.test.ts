import { expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { datasetOf } from '../datasets';
import { confidenceReward, labelReward, ownClassReward } from '../rewards';
import { classGroups, classifierOf } from './classifier';
import { tinyImages } from './tiny-images.testing';
import { withClasses } from './with-classes';

const data = withClasses(tinyImages);
const { classifier } = classifierOf(data);
const { points, labels } = tinyImages.sampleLabelled(50, 3);
const drawn = data.sample(50, 3);

test('a point is the class of an image, and the image', () => {
  expect(drawn).toMatchObject({ count: 50, dimension: 10 });
  labels.forEach((label, i) => {
    expect(drawn.values[10 * i]).toBe(label);
    expect(drawn.values.subarray(10 * i + 1, 10 * i + 10)).toEqual(points.values.subarray(9 * i, 9 * i + 9));
  });
  expect(classifierOf(tinyImages).classifier).toBe(classifier);
});

test('rewards are those of the image, and of the class of the image', () => {
  const [label, confidence, own] = [labelReward(data, 2, 1), confidenceReward(data, 2), ownClassReward(data, 2)];
  labels.forEach((c, i) => {
    const [at, alone] = [10 * i, 9 * i];
    expect(label.weight(drawn.values, at)).toBe(labelReward(tinyImages, 2, 1).weight(points.values, alone));
    expect(confidence.weight(drawn.values, at)).toBe(confidenceReward(tinyImages, 2).weight(points.values, alone));
    expect(own.weight(drawn.values, at)).toBe(labelReward(tinyImages, 2, c).weight(points.values, alone));
  });
  expect(own.weight([0.5, ...points.values.subarray(0, 9)], 0)).toBe(1);
});

test('groups are the classes, and the images that look like another one', () => {
  const groups = classGroups(classifier);
  expect(groups.names).toEqual(['row', 'column', 'neither', 'like another class']);
  labels.forEach((c, i) => {
    const found = classifier.label(points.values, 9 * i);
    expect(groups.of(drawn.values, 10 * i)).toBe(found === c ? c : 3);
    expect(groups.of([(found + 1) % 3, ...points.values.subarray(9 * i, 9 * i + 9)], 0)).toBe(3);
  });
});

test('data without labels has no classes', () => {
  expect(() => datasetOf('labelled:moons')).toThrow(InputError);
  expect(() => datasetOf('labelled:moons')).toThrow('moons has no labels');
  expect(() => datasetOf('labelled:labelled:shapes16')).toThrow('labelled:shapes16 has no labels');
  expect(() => ownClassReward(tinyImages, 1)).toThrow('tiny has no classes in front of its points');
  expect(datasetOf('labelled:shapes16').id).toBe('labelled:shapes16');
});
