/** How is a level, a status or a yes-or-no shown? Always in words; the color and the bars only help. */
import styles from "./levels.module.css";

export type Level = "very_low" | "low" | "moderate" | "high" | "very_high";

export const LEVELS: readonly Level[] = ["very_low", "low", "moderate", "high", "very_high"];

const WORDS: Record<Level, string> = {
  very_low: "Very low",
  low: "Low",
  moderate: "Moderate",
  high: "High",
  very_high: "Very high",
};

/** A level's place in the order, lowest first; −1 for a word that is no level. */
export function rankOf(level: string): number {
  return LEVELS.indexOf(level as Level);
}

/** "Very low" for `very_low`; words that are no level are shown without their underscores. */
export function levelWord(level: string): string {
  return rankOf(level) < 0 ? plain(level) : WORDS[level as Level];
}

/** A wire word as a person reads it: `not_met` → "Not met". */
export function plain(word: string): string {
  const text = word.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A level as a tag with five bars of which as many are filled. */
export function LevelTag({ level }: { level: string }) {
  const rank = rankOf(level);
  return (
    <span className={styles.tag} data-level={level}>
      <span className={styles.bars} aria-hidden>
        {LEVELS.map((each, place) => (
          <i key={each} data-on={place <= rank || undefined} />
        ))}
      </span>
      {levelWord(level)}
    </span>
  );
}

/** What a short word stands for: `good` is settled, `wait` asks for something, `calm` is a plain fact. */
export type Tone = "good" | "wait" | "calm";

/** A short word in a frame. */
export function Tag({ tone = "calm", children }: { tone?: Tone; children: string }) {
  return (
    <span className={styles.word} data-tone={tone}>
      {children}
    </span>
  );
}
