/** What could go wrong here that no list of ours knows? */

import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useAll, useTouched } from "../../pieces/lists";
import { Rate } from "../../pieces/Rate";
import { reasonNeeded, stepOf } from "../../pieces/rating";
import { useSending } from "../../pieces/sending";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, LineField, NoteField } from "../../ui/fields";
import { type Fault, Form } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import type { Go } from "../../pieces/address";
import type { Choice } from "./words";

const LABELS = {
  title: "What could go wrong, in a few words",
  threat: "What or who would bring it about",
  vulnerability: "What makes that possible here",
  about: "What it can reach",
  likelihood: "Likelihood",
  impact: "Impact",
  reason: "Why you rate it so",
};
const EMPTY = { title: "", threat: "", vulnerability: "", about: "", likelihood: "", impact: "", reason: "" };

interface AddProps {
  open: boolean;
  choice: Choice;
  groups: ReadonlyMap<string, string>;
  go: Go;
}

/** The panel with the form; the new risk then opens, so that the response can be decided. */
export function Add({ open, choice, groups, go }: AddProps) {
  return (
    <Panel
      title="Add a risk of your own"
      open={open}
      onClose={() => {
        go({ add: "" });
      }}
    >
      <AddForm choice={choice} groups={groups} go={go} />
    </Panel>
  );
}

function AddForm({ choice, groups, go }: Omit<AddProps, "open">) {
  const { id: practice_id, may } = useHere();
  const touched = useTouched();
  const assets = useAll("/v1/practices/{practice_id}/assets", undefined, { enabled: may("inventory:read") });
  const [texts, set, end] = useDraft("risk of our own", EMPTY);
  const { busy, trouble, send } = useSending();
  const needed = reasonNeeded(choice.method, texts, null);

  const check = (): Fault[] => {
    const missing = (["title", "threat", "vulnerability"] as const).filter((field) => !texts[field].trim());
    const faults: Fault[] = missing.map((field) => ({ field, message: "Say it in a sentence." }));
    for (const field of ["likelihood", "impact"] as const)
      if (!stepOf(texts[field])) faults.push({ field, message: "Choose a step." });
    if (needed && !texts.reason.trim()) faults.push({ field: "reason", message: "Say in a sentence why." });
    return faults;
  };

  const add = async () => {
    const [likelihood, impact] = [stepOf(texts.likelihood), stepOf(texts.impact)];
    if (!likelihood || !impact) return undefined;
    const [kind, about = ""] = texts.about.split(":");
    const { title, threat, vulnerability, reason } = texts;
    const { data, error: refusal } = await work.POST("/v1/practices/{practice_id}/risks", {
      params: { path: { practice_id } },
      body: {
        title: title.trim(),
        threat: threat.trim(),
        vulnerability: vulnerability.trim(),
        likelihood,
        impact,
        reason: reason.trim(),
        group_id: kind === "group" ? about : null,
        asset_id: kind === "asset" ? about : null,
      },
    });
    if (!data) return refusal;
    await touched();
    end();
    go({ add: "", risk: data.id });
    return undefined;
  };

  return (
    <Form
      name="own"
      labels={LABELS}
      submit="Put it on record"
      busy={busy}
      trouble={trouble}
      check={check}
      onSubmit={() => {
        send(add);
      }}
    >
      <LineField
        name="title"
        value={texts.title}
        onChange={set("title")}
        hint="For example: Flood in the basement archive"
      />
      <NoteField
        name="threat"
        value={texts.threat}
        onChange={set("threat")}
        hint="For example: The river rises in spring"
      />
      <NoteField
        name="vulnerability"
        value={texts.vulnerability}
        onChange={set("vulnerability")}
        hint="For example: Old charts stand on the floor"
      />
      <ChoiceField
        name="about"
        value={texts.about}
        onChange={set("about")}
        choices={[
          { value: "", label: "The practice as a whole" },
          { group: "Groups", items: [...groups].map(([id, label]) => ({ value: `group:${id}`, label })) },
          {
            group: "Systems and devices",
            items: (assets.data ?? []).map(({ id, name }) => ({ value: `asset:${id}`, label: name })),
          },
        ]}
      />
      <Rate method={choice.method} rating={texts} set={set} />
      <NoteField
        name="reason"
        value={texts.reason}
        onChange={set("reason")}
        hint={needed ?? "Only needed when the level is high or above."}
      />
    </Form>
  );
}
