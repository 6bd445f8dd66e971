/** How hard are the words of a page? The U.S. school grade of its sentences, by Flesch and Kincaid. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import type { Page } from "@playwright/test";
import { fleschKincaid } from "flesch-kincaid";
import { syllable } from "syllable";

const DEMO = resolve(import.meta.dirname, "../../api/demo.toml");
const FEWEST_WORDS = 6;
const HARDEST = 3;
const CITATION = /(45 CFR\s+)?§?\s?1[0-9]{2}\.[0-9]{3}(\([A-Za-z0-9]+\))*((,| and| or| to)\s*(\([A-Za-z0-9]+\))+)*/g;
// Dots that end no sentence.
const SHORT = /\b(Dr|Mr|Ms|e\.g|i\.e|vs|No)\./g;

/** What a page says, and how hard that is. */
export interface Reading {
  page: string;
  sentences: number;
  /** NaN where there is no whole sentence. */
  grade: number;
  hardest: { grade: number; sentence: string }[];
}

/** What stands in sight on the page, without the way to other pages; the panel alone where one is open. */
export async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const panel = document.querySelector<HTMLElement>("[role=dialog]");
    if (panel) return panel.innerText;
    const ways = document.querySelectorAll<HTMLElement>("main nav");
    for (const way of ways) way.style.display = "none";
    const text = document.querySelector("main")?.innerText ?? "";
    for (const way of ways) way.style.removeProperty("display");
    return text;
  });
}

/** What the demo practice itself wrote, longest first: names and notes of its own that are no words of ours. */
export async function ownWords(): Promise<string[]> {
  const told = await readFile(DEMO, "utf8");
  const strings = [...told.matchAll(/"((?:[^"\\]|\\.)+)"/g)].map(([, text = ""]) => text.replaceAll('\\"', '"'));
  return [...new Set(strings.filter((text) => /[A-Z ]/.test(text)))].sort((a, b) => b.length - a.length);
}

/** The grade of a page's sentences of six words and more. */
export function read(page: string, text: string, own: readonly string[]): Reading {
  const sentences = sentencesOf(text, own);
  const each = sentences.map((sentence) => ({ grade: gradeOf([sentence]), sentence }));
  const hardest = each.sort((a, b) => b.grade - a.grade).slice(0, HARDEST);
  return { page, sentences: sentences.length, grade: gradeOf(sentences), hardest };
}

/** The median of the pages that say anything. */
export function median(readings: readonly Reading[]): number {
  const grades = readings.map(({ grade }) => grade).filter((grade) => !Number.isNaN(grade));
  return grades.sort((a, b) => a - b)[Math.floor(grades.length / 2)] ?? Number.NaN;
}

function sentencesOf(text: string, own: readonly string[]): string[] {
  let plain = text.replaceAll(CITATION, "").replaceAll(SHORT, "$1");
  // A name stands for a short word; a note of theirs for nothing.
  for (const theirs of own) plain = plain.replaceAll(theirs, theirs.split(" ").length < FEWEST_WORDS ? "it" : "");
  const sentences = plain.split(/\n+|(?<=[.!?])\s+/).map((sentence) => sentence.trim());
  return sentences.filter((sentence) => wordsOf(sentence).length >= FEWEST_WORDS);
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[A-Za-z][A-Za-z’'-]*/g) ?? [];
}

function gradeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
}
