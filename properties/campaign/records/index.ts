/** The face of `properties/campaign/records/`: the records of units, and where they are kept. */
export { type AnswerParts, answerFields, encodeAnswer, readAnswer } from './answer-json';
export { openRecordWriter, workerName } from './file-writer';
export { decodeRecord, encodeRecord, makeRecord } from './make-record';
export { type DamagedLine, readRecords, recordFiles } from './read-files';
export { type UnitAnswer, type UnitRecord, endsTask } from './record';
export type { FoundRecord, Put, RecordPlaces } from './store';
