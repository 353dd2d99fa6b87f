/** Checks that a page needs nothing but itself. */
import { expect } from '@jest/globals';
import { createHash } from 'node:crypto';

/** Expects a page with one script, which its policy allows by its hash, and nothing that is loaded from elsewhere. */
export function expectSelfContained(page: string): void {
  const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text);
  expect(scripts).toHaveLength(1);
  const hash = createHash('sha256')
    .update(scripts[0] ?? '')
    .digest('base64');
  expect(page).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${hash}';`,
  );
  const rest = page.replace(/<script>[^]*?<\/script>/, '');
  expect(rest).not.toMatch(/<script|https?:\/\/|<link|<img(?![^>]*\ssrc="data:)|<iframe|@import|url\((?!#)/i);
}

/** The targets of all links of a page. */
export const linksOf = (page: string): readonly string[] =>
  [...page.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, target = '']) => target);
