/** Where does somebody go after signing in? Only ever to a page of this installation. */

/** The path if it is one of ours, else the home page: `//elsewhere` and `/\elsewhere` leave the site. */
export function ownPath(path: unknown): string {
  return typeof path === "string" && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : "/";
}
