/** How is a plain record written down, and changed later? In one form; what is typed waits until it is on record. */
import { type ReactNode, useState } from "react";

import { useTrouble } from "../api/problems";
import { type Draft, useDraft } from "../ui/drafts";
import { Form } from "../ui/Form";
import looks from "../ui/looks.module.css";
import { offerUndo } from "../ui/undo";
import { type Fields, type Kind, Merge } from "./changes";
import { useEdited } from "./edited";
import { useHere } from "./here";
import { useTouched } from "./lists";
import styles from "./pieces.module.css";
import type { Known, Shelf } from "./shelves";
import { Unsaved } from "./Unsaved";

/** The fields of a form, drawn from its texts. */
export type Drawn<Texts extends Draft> = (
  texts: Texts,
  set: (field: keyof Texts & string) => (text: string) => void,
) => ReactNode;

interface NewProps<Item extends Known, Body extends Fields, Texts extends Draft> {
  shelf: Shelf<Item, Body, Texts>;
  /** What the form begins with. */
  empty: Texts;
  /** What it is begun about: what was typed about one thing is not offered for another. */
  about?: string;
  onDone: () => void;
  /** The form's fields. */
  children: Drawn<Texts>;
}

/** The form of a new one. */
export function NewRecord<Item extends Known, Body extends Fields, Texts extends Draft>({
  shelf,
  empty,
  about = "",
  onDone,
  children,
}: NewProps<Item, Body, Texts>) {
  const { id: practice_id } = useHere();
  const calls = shelf.callsIn(practice_id);
  const touched = useTouched();
  const [texts, set, end] = useDraft(`new ${shelf.noun} ${practice_id} ${about}`, empty);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const add = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = shelf.bodyFrom(texts);
      const { id, version } = await calls.add(body);
      end();
      await touched();
      offerUndo(
        shelf.kept
          ? null
          : {
              text: `${shelf.nameOf(body)} is on record.`,
              undo: () => void calls.remove(id, version).finally(() => void touched()),
            },
      );
      onDone();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form
      name={`new-${shelf.noun}`}
      labels={shelf.labels}
      submit="Put on record"
      busy={busy}
      trouble={useTrouble(error)}
      check={() => shelf.check(texts)}
      onSubmit={() => void add()}
    >
      {children(texts, set)}
    </Form>
  );
}

interface EditProps<Item extends Known, Body extends Fields, Texts extends Draft> {
  shelf: Shelf<Item, Body, Texts>;
  item: Item;
  children: Drawn<Texts>;
}

/** The form of one on record. */
export function EditRecord<Item extends Known, Body extends Fields, Texts extends Draft>({
  shelf,
  item,
  children,
}: EditProps<Item, Body, Texts>) {
  const { id: practice_id } = useHere();
  const calls = shelf.callsIn(practice_id);
  const kind: Kind<Body> = {
    labels: shelf.labels,
    say: shelf.say,
    read: async () => {
      const now = await calls.read(item.id);
      return { version: now.version, body: shelf.bodyOf(now) };
    },
    replace: (body, version) => calls.replace(item.id, body, version),
  };
  const record = { version: item.version, body: shelf.bodyOf(item) };
  const { texts, set, dirty, end, save, change } = useEdited(`${shelf.noun} ${item.id}`, record, shelf.textsOf, kind);
  const trouble = useTrouble(change.error);

  return (
    <>
      <Form
        name={shelf.noun}
        labels={shelf.labels}
        submit="Save"
        busy={change.busy}
        trouble={trouble}
        check={() => shelf.check(texts)}
        onSubmit={() => {
          const body = shelf.bodyFrom(texts);
          if (dirty) void save(body, `${shelf.nameOf(body)} is saved.`);
        }}
        aside={<Unsaved dirty={dirty} onDrop={end} />}
      >
        {children(texts, set)}
      </Form>
      <Merge kind={kind} change={change} />
    </>
  );
}

/** One on record: a form for whoever may change it, its fields for the others. */
export function OnRecord<Item extends Known, Body extends Fields, Texts extends Draft>({
  shelf,
  item,
  children,
}: EditProps<Item, Body, Texts>) {
  const { may } = useHere();
  if (!may("inventory:write")) return <ReadRecord shelf={shelf} item={item} />;
  return (
    <EditRecord shelf={shelf} item={item}>
      {children}
    </EditRecord>
  );
}

interface ReadProps<Item extends Known, Body extends Fields, Texts extends Draft> {
  shelf: Shelf<Item, Body, Texts>;
  item: Item;
}

/** Its fields, for somebody who may only read. */
export function ReadRecord<Item extends Known, Body extends Fields, Texts extends Draft>({
  shelf,
  item,
}: ReadProps<Item, Body, Texts>) {
  const body = shelf.bodyOf(item);
  return (
    <>
      <dl className={`${looks.facts} ${styles.facts}`}>
        {Object.entries(shelf.labels).map(([field, label]) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>{shelf.say(field, body[field as keyof typeof body])}</dd>
          </div>
        ))}
      </dl>
      <p className={looks.quiet}>Your role reads this. An owner, a manager or one of the officers can change it.</p>
    </>
  );
}
