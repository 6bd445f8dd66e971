/** Which ways of looking at a list are at hand: ours, and those this person saved? */
import { Button, CloseButton, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBookmark } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { useTrouble } from "../api/problems";
import { work } from "../api/work";
import { useDraft } from "../ui/drafts";
import { LineField } from "../ui/fields";
import { Form } from "../ui/Form";
import looks from "../ui/looks.module.css";
import { offerUndo } from "../ui/undo";
import type { Search } from "./address";
import { useHere } from "./here";
import { type ItemOf, useAll, useTouched } from "./lists";
import { useSending } from "./sending";
import { searchOf, viewOf } from "./viewing";
import styles from "./Views.module.css";

type View = ItemOf<"/v1/practices/{practice_id}/views">;

interface ViewsProps {
  room: View["room"];
  /** The ways that everybody has. */
  ours: readonly { name: string; search: Search }[];
  search: Search;
  /** The words of the address that belong to no view, such as what is open. */
  passing: readonly string[];
  /** How many rows a view would show. */
  count: (search: Search) => number;
}

/** Links to them, each with how many it finds; the one in use is marked. */
export function Views({ room, ours, search, passing, count }: ViewsProps) {
  const saved = useAll("/v1/practices/{practice_id}/views", { room });
  const trouble = useTrouble(saved.error);
  const now = viewOf(search, passing);
  const mine = saved.data ?? [];
  const known = [...ours.map((view) => viewOf(view.search, passing)), ...mine.map((view) => view.search)];
  const way = (name: string, view: Search) => (
    <Way name={name} view={view} current={viewOf(view, passing) === now} count={count(view)} />
  );
  return (
    <div className={styles.views}>
      <ul aria-label="Ways to look at this list">
        {ours.map((view) => (
          <li key={view.name}>{way(view.name, view.search)}</li>
        ))}
        {mine.map((view) => (
          <li key={view.id}>
            {way(view.name, searchOf(view.search))}
            <Forget view={view} />
          </li>
        ))}
      </ul>
      {trouble && <p className={looks.quiet}>Your saved views could not be read. {trouble.message}</p>}
      {!known.includes(now) && <Save room={room} search={now} saved={mine} />}
    </div>
  );
}

function Way({ name, view, current, count }: { name: string; view: Search; current: boolean; count: number }) {
  return (
    <Link
      to="."
      search={view}
      activeOptions={{ exact: true }}
      resetScroll={false}
      preload={false}
      className={styles.view}
      aria-current={current ? "true" : undefined}
      activeProps={{}}
    >
      <span>{name}</span>
      <span className={styles.many}>{count}</span>
    </Link>
  );
}

function Forget({ view }: { view: View }) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const forget = async () => {
    const params = { path: { practice_id, id: view.id }, header: { "If-Match": `"${view.version}"` } };
    const { error } = await work.DELETE("/v1/practices/{practice_id}/views/{id}", { params });
    await touched();
    if (error) return;
    const { room, name, search } = view;
    const undo = () =>
      void work
        .POST("/v1/practices/{practice_id}/views", { params: { path: { practice_id } }, body: { room, name, search } })
        .then(touched);
    offerUndo({ text: `The view “${name}” is gone.`, undo });
  };
  return <CloseButton size="md" aria-label={`Forget the view ${view.name}`} onClick={() => void forget()} />;
}

const LABELS = { name: "Name of the view" };

function Save({ room, search, saved }: { room: View["room"]; search: string; saved: readonly View[] }) {
  const { id: practice_id } = useHere();
  const touched = useTouched();
  const [open, { toggle, close }] = useDisclosure(false);
  const [texts, set, end] = useDraft(`${room} view`, { name: "" });
  const { busy, trouble, send } = useSending();
  const same = saved.find((view) => view.name.toLowerCase() === texts.name.trim().toLowerCase());

  const keep = async () => {
    const body = { room, name: texts.name.trim(), search };
    const answer = same
      ? await work.PUT("/v1/practices/{practice_id}/views/{id}", {
          params: { path: { practice_id, id: same.id }, header: { "If-Match": `"${same.version}"` } },
          body,
        })
      : await work.POST("/v1/practices/{practice_id}/views", { params: { path: { practice_id } }, body });
    if (answer.error) return answer.error;
    await touched();
    end();
    close();
    return undefined;
  };

  return (
    <Popover
      opened={open}
      onChange={(to) => {
        if (!to) close();
      }}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={toggle}
        >
          Save this view
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Form
          name="view"
          labels={LABELS}
          submit={same ? "Replace it" : "Save"}
          busy={busy}
          trouble={trouble}
          check={() => (texts.name.trim() ? [] : [{ field: "name", message: "Give it a name." }])}
          onSubmit={() => {
            send(keep);
          }}
        >
          <LineField
            name="name"
            value={texts.name}
            onChange={set("name")}
            hint="It keeps the filters, the order and the columns as they are now."
          />
        </Form>
      </Popover.Dropdown>
    </Popover>
  );
}
