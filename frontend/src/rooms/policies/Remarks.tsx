/** What do people say about a policy while it is being written? */
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";

import { work, works } from "../../api/work";
import { dayWords } from "../../pieces/days";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Empty } from "../../ui/states";
import styles from "./policies.module.css";
import { PATH } from "./words";

const REMARKS = `${PATH}/{policy_id}/comments` as const;

/** The remarks, open ones first, and a place for one more. */
export function Remarks({ policy }: { policy: string }) {
  const { id, may } = useHere();
  const found = works.useQuery("get", REMARKS, {
    params: { path: { practice_id: id, policy_id: policy }, query: { limit: 200 } },
  });
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const [text, setText] = useState("");
  const items = [...(found.data?.items ?? [])].sort(
    (a, b) => Number(a.settled_on !== null) - Number(b.settled_on !== null),
  );
  const say = async () => {
    const { error } = await work.POST(REMARKS, {
      params: { path: { practice_id: id, policy_id: policy } },
      body: { statement: "", text: text.trim() },
    });
    if (error) return error;
    setText("");
    await touched();
    return null;
  };
  const settle = (remark: (typeof items)[number]) => async () => {
    const { error } = await work.POST(`${REMARKS}/{id}/settlement`, {
      params: {
        path: { practice_id: id, policy_id: policy, id: remark.id },
        header: { "If-Match": `"${remark.version}"` },
      },
    });
    await touched();
    return error ?? null;
  };
  return (
    <Section title="Remarks">
      {items.length === 0 && <Empty>Nobody has said anything about it yet.</Empty>}
      {items.length > 0 && (
        <ul className={styles.lines}>
          {items.map((remark) => (
            <li key={remark.id} className={`${looks.box} ${styles.line}`}>
              <p>{remark.text}</p>
              <p className={looks.quiet}>
                {remark.said_by}, {dayWords(remark.said_on)}
                {remark.settled_on && `. Settled by ${remark.settled_by}, ${dayWords(remark.settled_on)}`}
              </p>
              {remark.settled_on === null && may("policies:write") && (
                <div>
                  <Button
                    size="xs"
                    variant="default"
                    aria-disabled={busy}
                    onClick={() => {
                      if (!busy) send(settle(remark));
                    }}
                  >
                    It is settled
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {may("policies:write") && (
        <form
          className={styles.way}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && text.trim()) send(say);
          }}
        >
          <Textarea
            label="Say something about it"
            description="For those who write it. No patient belongs here."
            value={text}
            autosize
            minRows={2}
            maxLength={4000}
            error={trouble?.message}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
          <div>
            <Button type="submit" size="sm" variant="default" aria-disabled={busy}>
              Say it
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
