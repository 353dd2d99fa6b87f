/** The face of `properties/campaign/merge/`: records of units become parts, and parts one part. */
export { type Part, mergeParts, partOfRecords } from './part';
export { parsePart, serialisePart } from './part-file';
export { type MissingRange, type Range, missingRanges } from './ranges';
export { type RecordIndex, type RecordSource, indexRecords } from './record-index';
