/** Whose are the accounts that the logs name? */
import { useMemo } from "react";

import { useTrouble } from "../../api/problems";
import { AddButton } from "../../pieces/Adding";
import { useAddress } from "../../pieces/address";
import { useHere } from "../../pieces/here";
import { useAll } from "../../pieces/lists";
import { Opens } from "../../pieces/Opens";
import { EditRecord, ReadRecord } from "../../pieces/Record";
import { NewPanel, OpenPanel } from "../../pieces/RecordPanel";
import { ChoiceField, DayField, LineField, NoteField } from "../../ui/fields";
import { type Column, Grid } from "../../ui/Grid";
import looks from "../../ui/looks.module.css";
import { Section } from "../../ui/Page";
import { Empty, Loading, Unread } from "../../ui/states";
import { type Account, ACCOUNTS, type AccountTexts, NEW } from "./activity";
import { SHELF } from "./shelf";

/** The accounts, and their panels. */
export function Accounts() {
  const { may } = useHere();
  const [search, go] = useAddress();
  const accounts = useAll(ACCOUNTS, { sort: "name" });
  const people = useAll("/v1/practices/{practice_id}/people", { sort: "name" }, { enabled: may("inventory:read") });
  const trouble = useTrouble(accounts.error);
  const names = useMemo(() => new Map(people.data?.map(({ id, name }) => [id, name])), [people.data]);
  const columns = useMemo(() => columnsOf(names), [names]);
  const choices = [
    { value: "", label: "Nobody we know" },
    ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Section
      title="Accounts"
      actions={
        may("activity:write") && (
          <AddButton go={go} what="account">
            Name an account
          </AddButton>
        )
      }
    >
      {trouble && <Unread what="the accounts" why={trouble.message} onRetry={() => void accounts.refetch()} />}
      {accounts.isPending && <Loading what="the accounts" />}
      {accounts.data?.length === 0 && (
        <Empty>No account is named. Say whose each one is, so that leave and hours can be looked at.</Empty>
      )}
      {accounts.data && accounts.data.length > 0 && (
        <Grid
          label="Accounts"
          rows={accounts.data}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          columns={columns}
          current={search.account ?? null}
        />
      )}
      <NewPanel title="Name an account" open={search.add === "account"} shelf={SHELF} empty={NEW} go={go}>
        {(texts, set) => <Fields texts={texts} set={set} choices={choices} />}
      </NewPanel>
      <OpenPanel
        rows={accounts.data ?? []}
        word="account"
        id={search.account ?? null}
        go={go}
        titleOf={({ name }) => name}
        noun="Account"
        gone={<p>There is no such account. Close the panel to see those on record.</p>}
      >
        {(account) =>
          may("activity:write") ? (
            <EditRecord key={account.id} shelf={SHELF} item={account}>
              {(texts, set) => <Fields texts={texts} set={set} choices={choices} />}
            </EditRecord>
          ) : (
            <ReadRecord shelf={SHELF} item={account} />
          )
        }
      </OpenPanel>
    </Section>
  );
}

interface FieldsProps {
  texts: AccountTexts;
  set: (field: keyof AccountTexts) => (text: string) => void;
  choices: { value: string; label: string }[];
}

function Fields({ texts, set, choices }: FieldsProps) {
  return (
    <>
      <LineField name="name" hint="Exactly as the log has it." value={texts.name} onChange={set("name")} />
      <ChoiceField name="person_id" value={texts.person_id} onChange={set("person_id")} choices={choices} />
      <div className={looks.pair}>
        <LineField name="starts" hint="Such as 08:00." value={texts.starts} onChange={set("starts")} />
        <LineField name="ends" hint="Such as 17:30." value={texts.ends} onChange={set("ends")} />
      </div>
      <div className={looks.pair}>
        <DayField name="leave_from" value={texts.leave_from} onChange={set("leave_from")} />
        <DayField name="leave_until" value={texts.leave_until} onChange={set("leave_until")} />
      </div>
      <NoteField name="note" value={texts.note} onChange={set("note")} />
    </>
  );
}

function columnsOf(names: ReadonlyMap<string, string>): Column<Account>[] {
  return [
    {
      id: "name",
      title: "Name in the log",
      cell: ({ id, name }) => (
        <Opens word="account" id={id}>
          {name}
        </Opens>
      ),
    },
    {
      id: "person",
      title: "Whose it is",
      cell: ({ person_id }) => (person_id ? (names.get(person_id) ?? "Somebody who left") : "Nobody we know"),
    },
    { id: "hours", title: "Hours", cell: ({ starts, ends }) => (starts ? `${starts} to ${ends}` : "Not said") },
  ];
}
