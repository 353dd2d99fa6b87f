/** The face of `properties/campaign/merge/`: records of units become parts, and parts one part. */
export { type Part, type PartOfSearch, mergeParts, partOfRecords } from './part';
export { parsePart, serialisePart } from './part-file';
export { type CaseRange, type MissingRange, type Range, mergeRanges, missingRanges } from './ranges';
export { type RecordIndex, type RecordSource, indexRecords } from './record-index';
export { UnitsOfSearch } from './units-of-search';
