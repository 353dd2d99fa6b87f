/** The face of `properties/campaign/records/`: the records of units, and where they are kept. */
export { decode, encode } from './codec';
export { readExploration } from './exploration';
export { openRecordWriter, workerName } from './file-writer';
export { decodeRecord, encodeRecord, errorSchema, makeRecord } from './make-record';
export { type DamagedLine, readRecords, recordFiles } from './read-files';
export type { UnitAnswer, UnitRecord } from './record';
export type { FoundRecord, Put, RecordPlaces } from './store';
