/** Which questions does the person want to see? The choice stands in the address. */
import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { useHere } from "../../pieces/here";
import { Explain } from "../../ui/Explain";
import list from "./list.module.css";
import { type Asked, isIn, isShown } from "./lists";
import { isShow, isWhich, type Way } from "./place";
import { SHOWS, WHICH } from "./words";

const SEARCH = "questions-search";

/** Brings the focus back when what had it goes away. */
export function focusSearch(): void {
  document.getElementById(SEARCH)?.focus();
}

/** First pass or further, one filter, and a search. */
export function Toolbar({ way, questions }: { way: Way; questions: readonly Asked[] }) {
  const { me } = useHere();
  const navigate = useNavigate({ from: "/practice/$id/questions" });
  const [looked, look] = useLooked(way.q);
  const set = (part: Partial<Way>) => {
    void navigate({ search: (search) => ({ ...search, ...part, open: undefined }), replace: true });
  };
  const shows = useMemo(() => {
    const inside = questions.filter((question) => isIn(way.which, question));
    return Object.entries(SHOWS).map(([value, label]) => {
      const count = isShow(value) ? inside.filter((question) => isShown(value, question, me)).length : 0;
      return { value, label: `${label} (${count})` };
    });
  }, [questions, way.which, me]);
  return (
    <div className={list.toolbar}>
      <div className={list.which}>
        <SegmentedControl
          aria-label="Which questions"
          value={way.which}
          data={Object.entries(WHICH).map(([value, label]) => ({ value, label }))}
          onChange={(value) => {
            if (isWhich(value)) set({ which: value });
          }}
        />
        <Explain term="What is the first pass?">
          The questions that matter most for a practice like yours. They cover every point of the Security Rule once.
          The further ones go deeper; they count once you answer them, and can wait.
        </Explain>
      </div>
      <NativeSelect
        aria-label="Show"
        value={way.show}
        data={shows}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isShow(value)) set({ show: value });
        }}
      />
      <TextInput
        id={SEARCH}
        type="search"
        aria-label="Search the questions"
        placeholder="Search"
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
        value={looked}
        onChange={(event) => {
          look(event.currentTarget.value);
          set({ q: event.currentTarget.value });
        }}
      />
    </div>
  );
}

/** What is typed, at once; the address follows a little later, and when it is emptied elsewhere the field follows it. */
function useLooked(q: string): [string, (text: string) => void] {
  const [typed, type] = useState({ text: q, q });
  if (typed.q !== q) type({ text: q === "" ? "" : typed.text, q });
  return [
    typed.text,
    (text) => {
      type({ text, q });
    },
  ];
}
