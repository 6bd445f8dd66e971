/** How far is each section, and how is one reached? */
import { useState } from "react";

import { minutesWords } from "../../pieces/days";
import { Meter } from "../../ui/Meter";
import list from "./list.module.css";
import type { Part } from "./lists";

/** The sections, each a way to its questions below. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  // On a phone the questions themselves come first.
  const [open, setOpen] = useState(() => matchMedia("(min-width: 62rem)").matches);
  return (
    <details
      className={list.fold}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>By section</summary>
      <ul className={list.sections}>
        {parts.map(({ section, title, done, total, minutes }) => (
          <li key={section}>
            <a
              href={`#${headingOf(section)}`}
              className={list.part}
              onClick={(event) => {
                const heading = document.getElementById(headingOf(section));
                if (!heading) return;
                event.preventDefault();
                heading.focus();
                heading.scrollIntoView({ block: "start" });
              }}
            >
              <Meter
                label={title}
                done={done}
                total={total}
                says={`${done} of ${total}${minutes > 0 ? ` · ${minutesWords(minutes)}` : ""}`}
              />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The id of a section's heading in the list. */
export function headingOf(section: string): string {
  return `section-${section}`;
}
