/** Did something go wrong? Three things to say, by anybody who works here, with a name or without. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";

import type { components } from "../api/schema";
import { goesOn } from "../ui/goesOn";
import looks from "../ui/looks.module.css";
import { Refused } from "../ui/Refused";
import { useSending } from "./sending";

/** What is said, whoever says it. */
export type Told = Required<components["schemas"]["ReportIn"]> & { name: string };
type Kind = Told["kind"];

/** What each kind is called by somebody who just saw it. */
export const SEEN: Record<Kind, string> = {
  lost_or_stolen_device: "A device is lost or stolen",
  lost_or_stolen_paper: "Papers are lost or stolen",
  misdirected_message: "Something went to the wrong person",
  phishing: "A message that looks wrong, or a click on one",
  malware: "A computer behaves strangely",
  snooping: "Somebody looked at what is not their business",
  vendor_notice: "A vendor told us of a problem",
  other: "Something else",
};

interface ReportProps {
  /** Sends it; throws the problem of a refusal. Gives what the report goes by. */
  send: (told: Told) => Promise<string>;
  /** We do not know who it is: the name is asked for, instead of left out. */
  stranger?: boolean;
}

/** The form, and what is said once it is sent. */
export function Report({ send, stranger = false }: ReportProps) {
  const sending = useSending();
  const [kind, setKind] = useState<Kind | "">("");
  const [what, setWhat] = useState("");
  const [unnamed, setUnnamed] = useState(false);
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const [reference, setReference] = useState<string | null>(null);
  if (reference !== null)
    return (
      <p tabIndex={-1} ref={goesOn}>
        <strong>Thank you. It is on record as {reference}.</strong> If it is still going on, tell somebody in charge
        now, by phone or in person.
      </p>
    );
  return (
    <form
      className={looks.part}
      aria-label="Report that something went wrong"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (sending.busy || kind === "" || !what.trim()) return;
        sending.send(async () => {
          setReference(await send({ kind, what: what.trim(), unnamed, name: name.trim() }));
          return null;
        });
      }}
    >
      <NativeSelect
        label="What happened?"
        size="md"
        value={kind}
        error={asked && kind === "" ? "Choose the one that is nearest." : null}
        data={[{ value: "", label: "Choose…" }, ...Object.entries(SEEN).map(([value, label]) => ({ value, label }))]}
        onChange={(event) => {
          setKind(kindOf(event.currentTarget.value));
        }}
      />
      <Textarea
        label="What did you see?"
        description="What, where, when. Name no patient: no name, no birthday, no chart number."
        size="md"
        autosize
        minRows={3}
        maxRows={12}
        maxLength={10_000}
        value={what}
        error={asked && !what.trim() ? "Say in a few words what you saw." : null}
        onChange={(event) => {
          setWhat(event.currentTarget.value);
        }}
      />
      {stranger ? (
        <TextInput
          label="Your name, if you wish"
          description="Left empty, nothing of who you are is kept, and nobody can ask you back."
          size="md"
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
      ) : (
        <Checkbox
          label="Send it without my name"
          description="Then nothing of who you are is kept, and nobody can ask you back."
          size="md"
          checked={unnamed}
          onChange={(event) => {
            setUnnamed(event.currentTarget.checked);
          }}
        />
      )}
      {kind === "snooping" && (
        <p className={looks.quiet}>A report about a colleague is seen by the owner and the two officers only.</p>
      )}
      <Refused trouble={sending.trouble}>It is not sent.</Refused>
      <div>
        <Button type="submit" size="md" aria-disabled={sending.busy}>
          {sending.busy ? "One moment…" : "Send the report"}
        </Button>
      </div>
    </form>
  );
}

function kindOf(text: string): Kind | "" {
  return Object.keys(SEEN).find((kind): kind is Kind => kind === text) ?? "";
}
