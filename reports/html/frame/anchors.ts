/** The anchors of the parts of the page. */
import type { Section } from '../../words';
import { anchor } from '../symbol';

/** The part of the page about an issue. */
export function issueAnchor(section: Section): string {
  switch (section.kind) {
    case 'statement':
    case 'family':
      return anchor(section.id, section.kind);
    case 'learned models':
      return 'learned';
    case 'learned mutants':
      return 'learned-mutants';
  }
}
