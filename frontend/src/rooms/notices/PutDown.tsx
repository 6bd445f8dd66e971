/** What came of asking somebody to sign for the notice? Put down without a name. */
import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { useSending } from "../../pieces/sending";
import { useDraft } from "../../ui/drafts";
import { ChoiceField, DayField, LineField, RadioField } from "../../ui/fields";
import { Form } from "../../ui/Form";
import { bodyFrom, check, textsOf } from "./receipt";
import { EFFORTS, LABELS, needsReason, type NoticeLine, type Receipt, RECEIPT, RECEIPTS, WAYS } from "./words";

interface PutDownProps {
  lines: readonly NoticeLine[];
  /** The one to set right; a new one without it. */
  receipt: Receipt | undefined;
  onDone: (made: Receipt) => void;
}

/** The form, for a new one and for one on record. */
export function PutDown({ lines, receipt, onDone }: PutDownProps) {
  const { id, today } = useHere();
  const touched = useTouched();
  const { busy, trouble, send } = useSending();
  const given = lines.filter(({ effective_on }) => effective_on !== null);
  const newest = given.find(({ state }) => state === "effective") ?? given[0];
  const [texts, set, end] = useDraft(
    `receipt ${receipt?.id ?? "new"} ${id}`,
    textsOf(receipt, today, newest?.number ?? 1),
  );
  const asks = needsReason(bodyFrom(texts).way);

  const put = async () => {
    const body = bodyFrom(texts);
    const header = { "If-Match": `"${receipt?.version ?? 0}"` };
    const { data, error } = receipt
      ? await work.PUT(RECEIPT, { params: { path: { practice_id: id, id: receipt.id }, header }, body })
      : await work.POST(RECEIPTS, { params: { path: { practice_id: id } }, body });
    if (!data) return error;
    end();
    await touched();
    onDone(data);
    return null;
  };

  return (
    <Form
      name="receipt"
      labels={LABELS}
      submit={receipt ? "Save" : "Put it down"}
      busy={busy}
      trouble={trouble}
      check={() => check(texts)}
      onSubmit={() => {
        send(put);
      }}
    >
      <ChoiceField
        name="notice"
        value={texts.notice}
        onChange={set("notice")}
        choices={given.map(({ number }) => ({ value: String(number), label: `Version ${number}` }))}
      />
      <DayField name="given_on" value={texts.given_on} onChange={set("given_on")} />
      <RadioField
        name="way"
        value={texts.way}
        onChange={set("way")}
        choices={Object.entries(WAYS).map(([value, { word, hint }]) => ({ value, label: word, hint }))}
      />
      {asks && (
        <>
          <ChoiceField
            name="effort"
            value={texts.effort}
            onChange={set("effort")}
            choices={Object.entries(EFFORTS).map(([value, label]) => ({ value, label }))}
          />
          <LineField
            name="reason"
            value={texts.reason}
            hint="A few words. No name, no birthday, no number: nobody may be told from it."
            onChange={set("reason")}
          />
        </>
      )}
    </Form>
  );
}
