/** Where are the secrets of one-time links kept once the address bar has forgotten them? In memory, by page. */
import { useSyncExternalStore } from "react";

const secrets = new Map<string, string>();
const listeners = new Set<() => void>();

/** Keeps the secret of `…#token=<secret>`; whether there was one. */
export function keepSecret(page: string, hash: string): boolean {
  const secret = new URLSearchParams(hash.replace(/^#/, "")).get("token");
  if (secret !== null) secrets.set(page, secret);
  tell();
  return secret !== null;
}

/** The secret that a page was opened with, if any; a link opened while the page stands there counts too. */
export function useSecret(page: string): string | null {
  return useSyncExternalStore(listen, () => secrets.get(page) ?? null);
}

/** A used secret is of no use to anybody. */
export function forgetSecret(page: string): void {
  secrets.delete(page);
  tell();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
