/**
 * The one script of the page. It only adds comfort: folding, search, chips, copying, the download of the results. Without it everything is
 * open and readable. It makes no markup from data: texts are set as text.
 */
export const SCRIPT = `(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  root.classList.add('js');

  // Folding: the markup is open, so that the page is complete without scripts and on paper.
  const folds = all('details[data-fold]');
  folds.forEach((fold) => { fold.open = false; });
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') at.open = true;
      if (at.hidden) show('', 'all');
    }
    const inside = target.querySelector(':scope > details[data-main]');
    if (inside) inside.open = true;
    target.scrollIntoView();
  };
  let printed = [];
  addEventListener('beforeprint', () => {
    printed = all('details').filter((fold) => !fold.open);
    printed.forEach((fold) => { fold.open = true; });
  });
  addEventListener('afterprint', () => { printed.forEach((fold) => { fold.open = false; }); });

  // The contents are folded on a narrow page.
  const contents = document.querySelector('.contents > details');
  if (contents) {
    const wide = matchMedia('(min-width: 75rem)');
    const fit = () => { contents.open = wide.matches; };
    wide.addEventListener('change', fit);
    fit();
    contents.querySelector('summary').addEventListener('click', (event) => { if (wide.matches) event.preventDefault(); });
  }

  // Search and chips.
  const finder = document.querySelector('.finder');
  const members = all('[data-status]');
  const marks = all('[data-mark]');
  const field = finder && finder.querySelector('input');
  const buttons = finder ? all('button[data-only]', finder) : [];
  let only = 'all';
  function show(text, status) {
    only = status;
    if (field && field.value !== text) field.value = text;
    // What has several statuses separates them by bars.
    const asked = (statuses) => only === 'all' || statuses.split('|').includes(only);
    const words = text.toLowerCase().split(/\\s+/).filter(Boolean);
    let found = 0;
    members.forEach((member) => {
      const here = asked(member.dataset.status) &&
        words.every((word) => member.dataset.words.includes(word));
      member.hidden = !here;
      if (here) found += 1;
      all('[data-for="' + CSS.escape(member.id) + '"]').forEach((entry) => { entry.hidden = !here; });
    });
    marks.forEach((mark) => mark.classList.toggle('faint', !asked(mark.dataset.mark)));
    buttons.forEach((button) => { button.setAttribute('aria-pressed', String(button.dataset.only === only)); });
    const line = finder && finder.querySelector('p');
    if (line) line.textContent = words.length === 0 && only === 'all' ? '' : found + ' of ' + members.length + ' shown';
  }
  if (finder && field) {
    finder.hidden = false;
    field.addEventListener('input', () => show(field.value, only));
    field.addEventListener('keydown', (event) => { if (event.key === 'Escape') show('', 'all'); });
    buttons.forEach((button) => button.addEventListener('click', () => show(field.value, button.dataset.only)));
    addEventListener('keydown', (event) => {
      if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); field.focus(); }
    });
  }

  // Copying a command.
  const copied = async (text) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  };
  all('.command').forEach((box) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await copied(box.querySelector('code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
    box.append(button);
  });

  // Tables and formulas that scroll can be reached by the keyboard; the others need no stop.
  const scrolls = () => all('.scroll, .formula, .where, .contents, pre').forEach((box) => {
    const wider = box.scrollWidth > box.clientWidth + 1 || (box.matches('.contents') && box.scrollHeight > box.clientHeight + 1);
    if (wider) box.tabIndex = 0; else box.removeAttribute('tabindex');
  });
  let later;
  addEventListener('resize', () => { clearTimeout(later); later = setTimeout(scrolls, 150); });
  document.addEventListener('toggle', () => { clearTimeout(later); later = setTimeout(scrolls, 50); }, true);
  scrolls();

  // The statement in view is marked in the contents.
  const links = new Map(all('.contents a').map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => {
    const link = links.get(target.id);
    if (!link) return;
    if (isIntersecting) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
  }), { rootMargin: '-10% 0px -70% 0px' });
  members.forEach((member) => watch.observe(member));

  // The results are in the page, compressed.
  const data = document.getElementById('results-data');
  const download = document.querySelector('[data-download]');
  if (data && download && 'DecompressionStream' in globalThis) {
    download.hidden = false;
    download.addEventListener('click', async () => {
      const packed = Uint8Array.from(atob(data.content.textContent.trim()), (letter) => letter.charCodeAt(0));
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await new Response(stream).blob());
      link.download = download.dataset.download;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
  }

  addEventListener('hashchange', reveal);
  reveal();
})();`;
