/** Where are the secrets of one-time links kept once the address bar has forgotten them? In memory, by page. */

const secrets = new Map<string, string>();

/** Keeps the secret of `…#token=<secret>`; whether there was one. */
export function keepSecret(page: string, hash: string): boolean {
  const secret = new URLSearchParams(hash.replace(/^#/, "")).get("token");
  if (secret !== null) secrets.set(page, secret);
  return secret !== null;
}

/** The secret that a page was opened with, if any. */
export function secretOf(page: string): string | null {
  return secrets.get(page) ?? null;
}

/** A used secret is of no use to anybody. */
export function forgetSecret(page: string): void {
  secrets.delete(page);
}
