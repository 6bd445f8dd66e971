/** Which records does a form's text stand for? Their ids, with commas between. */
export function idsOf(text: string): string[] {
  return text.split(",").filter(Boolean);
}
