/** The face of `models/recorded/sources/`: the records of files of any container. */
export { openRows } from './open-rows';
export { locatedRow, type Row, type Rows } from './rows';
