/** The anchors of the parts of the page. Names of traces may be alike, so traces are counted. */
import type { AuditSection } from '../../../properties/results';

/** @param index of the trace, from 0 */
export const traceAnchor = (index: number): string => `trace-${index + 1}`;

export const sectionAnchor = (index: number, section: AuditSection): string => `${traceAnchor(index)}-${section}`;
