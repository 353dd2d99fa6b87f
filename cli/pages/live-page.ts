/**
 * What makes a served page load itself again: a script that listens to the server's events. Only served pages have it.
 *
 * A page forbids scripts and connections by its content policy; the served copy allows this one script, by a nonce, and connections to the
 * server.
 */

const POLICY = /(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")/;

/** A policy with more sources for some directives. */
function extended(policy: string, more: Readonly<Record<string, string>>): string {
  const directives = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name = '']) => name !== '')
      .map(([name = '', ...sources]) => [name, sources] as const),
  );
  for (const [name, source] of Object.entries(more))
    directives.set(name, [...(directives.get(name) ?? []).filter((known) => known !== "'none'"), source]);
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

/** The page with the script. `events` is the path of the server's events; `nonce` has letters and digits only. */
export function livePage(html: string, { events, nonce }: { readonly events: string; readonly nonce: string }): string {
  const script = `<script nonce="${nonce}">new EventSource(${JSON.stringify(events)}).onmessage = () => location.reload();</script>`;
  const allowed = html.replace(
    POLICY,
    (_, before: string, policy: string, after: string) =>
      before + extended(policy, { 'script-src': `'nonce-${nonce}'`, 'connect-src': "'self'" }) + after,
  );
  const end = allowed.lastIndexOf('</body>');
  return end < 0 ? allowed + script : `${allowed.slice(0, end)}${script}\n${allowed.slice(end)}`;
}
