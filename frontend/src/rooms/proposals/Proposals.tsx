/** What does a practice like this likely have? To confirm or strike, so that nobody begins with an empty list. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import { useHere } from "../../pieces/here";
import { type ItemOf, useAll, useTouched } from "../../pieces/lists";
import { Explain } from "../../ui/Explain";
import { Tag } from "../../ui/levels";
import looks from "../../ui/looks.module.css";
import { Card, Page, Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { chosenFirst, taking, type Told } from "./choices";
import styles from "./proposals.module.css";

export type Usual = ItemOf<"/v1/practices/{practice_id}/proposals">;

/** The page: systems, then vendors, each ticked until it is struck. */
export function Proposals() {
  const { may } = useHere();
  const usual = useAll("/v1/practices/{practice_id}/proposals");
  const trouble = useTrouble(usual.error);
  return (
    <Page
      title="Systems you likely have"
      lead={
        <>
          Practices like yours usually have these. Keep what you have, untick what you have not. This list is our
          advice; it comes from no rule.
        </>
      }
    >
      {usual.data && may("inventory:write") && <Choices usual={usual.data} />}
      {usual.data && !may("inventory:write") && (
        <Empty>Your role can look at the systems on record, and somebody else confirms these.</Empty>
      )}
      {usual.isPending && <Loading what="the list" />}
      {trouble && <Unread what="the list" why={trouble.message} onRetry={() => void usual.refetch()} />}
    </Page>
  );
}

function Choices({ usual }: { usual: Usual[] }) {
  const { id } = useHere();
  const navigate = useNavigate();
  const touched = useTouched();
  const [told, tell] = useState<Record<string, Told>>(() => chosenFirst(usual));
  const take = works.useMutation("post", "/v1/practices/{practice_id}/proposals/take", {
    onSuccess: async () => {
      await touched();
      await navigate({ to: "/practice/$id/ready", params: { id } });
    },
  });
  const trouble = useTrouble(take.error);
  const body = useMemo(() => taking(usual, told), [usual, told]);
  const parts = [
    { title: "Systems and devices", lines: usual.filter(({ kind }) => kind === "asset") },
    { title: "Vendors", lines: usual.filter(({ kind }) => kind === "vendor") },
  ];
  return (
    <form
      className={styles.form}
      aria-busy={take.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        if (!take.isPending) take.mutate({ params: { path: { practice_id: id } }, body });
      }}
    >
      <p className={styles.quiet}>
        <Explain term="ePHI">
          Electronic protected health information: anything about a patient’s health, care or payment that is kept or
          sent electronically and says, or lets one guess, who the patient is.
        </Explain>{" "}
        is what the rule protects. A name you give here is the one you will see everywhere; you can change it later.
      </p>
      {parts.map(({ title, lines }) => (
        <Section key={title} title={title}>
          <Card>
            <ul className={styles.lines}>
              {lines.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  told={told[line.id]}
                  onTell={(said) => {
                    tell({ ...told, [line.id]: said });
                  }}
                />
              ))}
            </ul>
            {lines.length === 0 && <Empty>Nothing to propose here.</Empty>}
          </Card>
        </Section>
      ))}
      {trouble && (
        <p role="alert" className={looks.trouble}>
          {trouble.message} {trouble.faults.map(({ message }) => message).join(" ")}
        </p>
      )}
      <div className={styles.done}>
        <Button type="submit" aria-disabled={take.isPending}>
          {take.isPending ? "One moment…" : `Put ${body.take.length} on record and go on`}
        </Button>
        <Link to="/practice/$id" params={{ id }}>
          Do this later
        </Link>
      </div>
    </form>
  );
}

function Line({ line, told, onTell }: { line: Usual; told: Told | undefined; onTell: (told: Told) => void }) {
  if (line.taken)
    return (
      <li className={styles.line}>
        <span className={styles.name}>{line.name}</span>
        <Tag tone="good">On record</Tag>
      </li>
    );
  const { kept, name } = told ?? { kept: true, name: line.name };
  return (
    <li className={styles.line}>
      <Checkbox
        size="md"
        checked={kept}
        label={line.name}
        description={line.because}
        onChange={(event) => {
          onTell({ kept: event.currentTarget.checked, name });
        }}
      />
      {kept && (
        <TextInput
          aria-label={`What you call it: ${line.name}`}
          className={styles.called}
          value={name}
          onChange={(event) => {
            onTell({ kept, name: event.currentTarget.value });
          }}
        />
      )}
    </li>
  );
}
