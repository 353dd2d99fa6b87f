/** The colours of every page, in a light and a dark scheme. Text on its background has a contrast of at least 4.5 : 1 in both. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfc; --ink: #1d1f21; --muted: #5c6166; --line: #dfe1e3; --wash: #f4f5f4; --link: #1a4f8b;
  --edge: #85898d; --good: #1e6a3b; --bad: #b3261e; --doubt: #8a5200; --misfit: #7a3172;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --ink: #e4e6e7; --muted: #a3a9ae; --line: #34383b; --wash: #1f2225; --link: #8ab8f0;
    --edge: #7d8388; --good: #7fcf9b; --bad: #ff9a91; --doubt: #edb765; --misfit: #dca0d2;
  }
}`;
