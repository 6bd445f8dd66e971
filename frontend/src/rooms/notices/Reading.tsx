/** How does the notice read, and what differs from the version before it? */
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import styles from "./notices.module.css";
import type { Notice, Part } from "./words";

/** All of it, section by section, as it is printed. */
export function Reading({ notice }: { notice: Notice }) {
  const asked = new Map(notice.asks.map(({ id, question }) => [id, question]));
  return (
    <Section title="How it reads">
      <article className={styles.paper} aria-label={`Notice, version ${notice.number}`}>
        <p className={styles.header}>{notice.header}</p>
        {notice.sections.map(({ title, parts }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl className={styles.parts}>
              {parts.map((part) => (
                <div key={part.id} data-open={part.text === "" || undefined}>
                  <dt>{part.title}</dt>
                  <dd>
                    <Words part={part} asked={asked} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </article>
      {notice.differences.length > 0 && <Changed notice={notice} />}
    </Section>
  );
}

function Words({ part, asked }: { part: Part; asked: ReadonlyMap<string, string> }) {
  return (
    <>
      {part.text ? (
        <p className={styles.words}>{part.text}</p>
      ) : (
        <p>Waits for an answer: {part.lacks.map((fact) => asked.get(fact) ?? fact).join(" ")}</p>
      )}
      <p className={looks.quiet}>{part.citation ? `45 CFR ${part.citation}` : "Our advice"}</p>
    </>
  );
}

const MARKS = { added: "New", removed: "Left out", changed: "Other words", same: "" };

function Changed({ notice }: { notice: Notice }) {
  const moved = notice.differences.filter(({ mark }) => mark !== "same");
  return (
    <details className={looks.folded}>
      <summary>What changed since the version before ({moved.length})</summary>
      {moved.length === 0 && <p className={looks.quiet}>Nothing differs yet.</p>}
      <ul className={styles.moved}>
        {moved.map(({ id, title, mark, runs }) => (
          <li key={id}>
            <span className={looks.quiet}>
              {MARKS[mark]}: {title}
            </span>
            <p>
              {runs.map((run, place) => {
                const text = `${run.text} `;
                if (run.mark === "added") return <ins key={place}>{text}</ins>;
                if (run.mark === "removed") return <del key={place}>{text}</del>;
                return <span key={place}>{text}</span>;
              })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
