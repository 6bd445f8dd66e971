/** Where does typed text wait while the person signs in again? In this tab's memory, until it is sent. */
import { useState } from "react";

export type Draft = Record<string, string>;

const kept = new Map<string, Draft>();

/** A form's texts, which outlive the page. Never for passwords. Returns the texts, how to set one, and the end. */
export function useDraft<Texts extends Draft>(
  form: string,
  empty: Texts,
): [Texts, (field: keyof Texts & string) => (text: string) => void, () => void] {
  const [texts, setTexts] = useState<Texts>(() => ({ ...empty, ...kept.get(form) }));
  const set = (field: keyof Texts & string) => (text: string) => {
    const next = { ...texts, [field]: text };
    kept.set(form, next);
    setTexts(next);
  };
  const end = () => {
    kept.delete(form);
    setTexts(empty);
  };
  return [texts, set, end];
}

/** Nobody finds what the person before them typed. */
export function forgetDrafts(): void {
  kept.clear();
}
