/** Where does an answer say one thing and a record another, and where is each mended? */
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll } from "../../pieces/lists";
import { counted } from "../../pieces/numbers";
import looks from "../../ui/looks.module.css";
import { Card, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import styles from "./gaps.module.css";

type Contradiction = ItemOf<"/v1/practices/{practice_id}/contradictions">;

/** The list. Neither side is taken to be right: each line leads to both. */
export function Disagree() {
  const found = useAll("/v1/practices/{practice_id}/contradictions");
  const trouble = useTrouble(found.error);
  const count = found.data?.length ?? 0;
  const linkOf = useRecords(found.data ?? []);
  return (
    <Section title="Where answers and records disagree">
      {trouble && <Unread what="this list" why={trouble.message} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading what="what does not fit together" />}
      {found.data && (
        <Card>
          {count === 0 ? (
            <Empty>Nothing your answers say is spoken against by your records.</Empty>
          ) : (
            <>
              <p className={looks.quiet}>
                {counted(count, "place")} where an answer says one thing and a record another. Either may be right: mend
                the one that is not.
              </p>
              <ul className={looks.plain}>
                {found.data.map((line) => (
                  <Line key={line.rule} line={line} linkOf={linkOf} />
                ))}
              </ul>
            </>
          )}
        </Card>
      )}
    </Section>
  );
}

function Line({ line, linkOf }: { line: Contradiction; linkOf: (id: string) => Place | undefined }) {
  const { id, may } = useHere();
  const { title, text, citation, questions, subjects } = line;
  const places = subjects.flatMap((subject) => linkOf(subject) ?? []);
  return (
    <li>
      <details className={styles.disagree}>
        <summary>{title}</summary>
        <p>
          {text} {citation && <span className={looks.quiet}>45 CFR {citation}</span>}
        </p>
        <ul>
          {may("answers:read") &&
            questions.map((question) => (
              <li key={question}>
                <Link to="/practice/$id/questions/$question" params={{ id, question }} preload={false}>
                  Look at the answer
                </Link>
              </li>
            ))}
          {places.map(({ key, name, to, search }) => (
            <li key={key}>
              <Link to={to} params={{ id }} search={search} preload={false}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

interface Place {
  key: string;
  name: string;
  to: "/practice/$id/assets" | "/practice/$id/vendors" | "/practice/$id/map" | "/practice/$id/people";
  search: Record<string, string>;
}

/** Where the records are that the lines name. What is in none of these lists stays a name in the text. */
function useRecords(lines: readonly Contradiction[]): (id: string) => Place | undefined {
  const { may } = useHere();
  const enabled = may("inventory:read") && lines.some(({ subjects }) => subjects.length > 0);
  const assets = useAll("/v1/practices/{practice_id}/assets", undefined, { enabled });
  const vendors = useAll("/v1/practices/{practice_id}/vendors", undefined, { enabled });
  const flows = useAll("/v1/practices/{practice_id}/flows", undefined, { enabled });
  const people = useAll("/v1/practices/{practice_id}/people", undefined, { enabled });
  const lists = [
    { data: assets.data, to: "/practice/$id/assets", word: "asset" },
    { data: vendors.data, to: "/practice/$id/vendors", word: "vendor" },
    { data: flows.data, to: "/practice/$id/map", word: "flow" },
    { data: people.data, to: "/practice/$id/people", word: "person" },
  ] as const;
  return (id) => {
    for (const { data, to, word } of lists) {
      const name = data?.find((each) => each.id === id)?.name;
      if (name !== undefined) return { key: id, name, to, search: { [word]: id } };
    }
    return undefined;
  };
}
