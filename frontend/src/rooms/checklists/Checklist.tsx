/** What is left to do for somebody who joins or leaves? Each line with its tick, and the minute of it. */
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { work, works } from "../../api/work";
import { Awaited } from "../../pieces/Awaited";
import { Closed } from "../../pieces/Closed";
import { momentWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { Past } from "../../pieces/Past";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Page, Section } from "../../ui/Page";
import { PrintButton } from "../../ui/Print";
import { Refused } from "../../ui/Refused";
import styles from "./checklists.module.css";
import { type Checklist as Told, GROUPS, type Item, ONE, ownWords, spanWords, titleOf } from "./words";

const TITLE = "Joining and leaving";
const LABELS = { happened_at: "When", kind: "What happens", opened_by: "Begun by" };

/** The page. */
export function Checklist() {
  const { id, may } = useHere();
  const { checklist } = useParams({ from: "/signed-in/practice/$id/joining/$checklist" });
  const found = works.useQuery(
    "get",
    ONE,
    { params: { path: { practice_id: id, id: checklist } } },
    { enabled: may("inventory:read") },
  );
  const trouble = useTrouble(found.error);
  if (!may("inventory:read")) return <Closed title={TITLE} what="who joins and leaves" />;
  if (!found.data)
    return <Awaited title={TITLE} what="the checklist" trouble={trouble} onRetry={() => void found.refetch()} />;
  return <One told={found.data} />;
}

function One({ told }: { told: Told }) {
  const { id, may, zone } = useHere();
  const { busy, tick, trouble } = useTicks(told);
  const done = told.items.filter(({ done_at }) => done_at !== null).length;
  return (
    <Page title={titleOf(told)} lead={momentWords(told.happened_at, zone)} actions={<PrintButton />}>
      <p className={looks.row}>
        <Link to="/practice/$id/joining" params={{ id }}>
          All who join and leave
        </Link>
        <Link to="/practice/$id/people" params={{ id }} search={{ person: told.person_id }}>
          {told.person}
        </Link>
      </p>
      <p role="status" className={styles.standing}>
        Done: {done} of {told.items.length}. {told.span && spanWords(told.span)}
      </p>
      {told.span && (
        <p className={looks.quiet}>
          {ownWords(told.span)} {told.in_force} 45 CFR 164.308(a)(3)(ii)(C). Proposed, and not law: {told.proposed}.
        </p>
      )}
      <Refused trouble={trouble}>That was not saved.</Refused>
      {GROUPS.map(({ title, deeds }) => (
        <Group
          key={title}
          title={title}
          items={told.items.filter(({ deed }) => deeds.includes(deed))}
          {...(may("inventory:write") && { tick, busy })}
        />
      ))}
      <Past kind="Checklist" id={told.id} labels={LABELS} />
    </Page>
  );
}

function useTicks(told: Told) {
  const { id } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const tick = (item: Item) => {
    if (busy) return;
    const path = { practice_id: id, id: told.id };
    send(async () => {
      const { error } = await (item.done_at === null
        ? work.POST(`${ONE}/ticks`, { params: { path }, body: { item: item.id } })
        : work.DELETE(`${ONE}/ticks/{item}`, { params: { path: { ...path, item: item.id } } }));
      await touched();
      return error ?? null;
    });
  };
  return { busy, trouble, tick };
}

interface GroupProps {
  title: string;
  items: readonly Item[];
  tick?: (item: Item) => void;
  busy?: boolean;
}

function Group({ title, items, tick, busy = false }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles.items}>
        {items.map((item) => (
          <li key={item.id} className={styles.item} data-done={item.done_at !== null}>
            <div>
              <p className={styles.text}>{item.text}</p>
              <p className={looks.quiet}>
                {item.why} {item.citation ? `45 CFR ${item.citation}.` : "Our advice."}
              </p>
              <DoneAt item={item} />
            </div>
            {tick && (item.deed !== "grant" || item.done_at === null) && (
              <Button
                variant={item.done_at === null ? "filled" : "default"}
                aria-disabled={busy}
                aria-label={`${item.done_at === null ? "Done" : "Not done after all"}: ${item.text}`}
                onClick={() => {
                  tick(item);
                }}
              >
                {item.done_at === null ? "Done" : "Not done"}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DoneAt({ item }: { item: Item }) {
  const { zone } = useHere();
  if (item.done_at === null) return null;
  return (
    <p className={styles.done}>
      ✓ {momentWords(item.done_at, zone)}
      {item.done_by && `, ${item.done_by}`}
    </p>
  );
}
