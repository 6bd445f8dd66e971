/** How do several people get their links? One after the other; each is shown once, to copy, scan or print. */
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import { troubleOf } from "../../api/problems";
import type { components } from "../../api/schema";
import { work } from "../../api/work";
import { useHere } from "../../pieces/here";
import { useTouched } from "../../pieces/lists";
import { Copy } from "../../ui/Copy";
import looks from "../../ui/looks.module.css";
import { Scan } from "../../ui/Scan";
import { PrintButton } from "../../ui/Print";
import styles from "./attestations.module.css";

type Made = components["schemas"]["NewLinkOut"];

interface SendingProps {
  people: readonly { person_id: string; person: string }[];
  onDone: () => void;
}

/** Makes the links, then shows them with what went wrong. */
export function Sending({ people, onDone }: SendingProps) {
  const { id, sample } = useHere();
  const touched = useTouched();
  const [made, setMade] = useState<Made[]>([]);
  const [wrong, setWrong] = useState<string[]>([]);
  const [done, setDone] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    // A link that is made anew ends the one before: never twice.
    if (begun.current) return;
    begun.current = true;
    const make = async () => {
      for (const { person_id } of people) {
        const { data, error } = await work.POST("/v1/practices/{practice_id}/attestations/links", {
          params: { path: { practice_id: id } },
          body: { person_id, days: 14 },
        });
        if (data) setMade((before) => [...before, data]);
        else {
          const { message, faults } = troubleOf(error);
          setWrong((before) => [...before, faults[0]?.message ?? message]);
        }
      }
      setDone(true);
      await touched();
    };
    void make();
  }, [id, people, touched]);
  return (
    <section className={styles.sent} aria-label="Links just made">
      <p role="status">
        {done
          ? sample
            ? "Made. From a sample practice no letter goes out; show the links or let them be scanned."
            : "Made, and on their way by letter. They are shown this once."
          : `${made.length} of ${people.length} made…`}
      </p>
      {wrong.length > 0 && (
        <ul className={looks.trouble} role="alert">
          {wrong.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      )}
      <ul className={styles.slips}>
        {made.map((link) => (
          <li key={link.id} className={styles.slip}>
            <strong>{link.person}</strong>
            <Scan text={link.link} label={`Code to scan with the phone of ${link.person}`} />
            <Copy text={link.link}>{`Copy the link of ${link.person}`}</Copy>
          </li>
        ))}
      </ul>
      <div className={looks.row}>
        {made.length > 0 && <PrintButton />}
        <Button variant="default" size="sm" onClick={onDone}>
          Put them away
        </Button>
      </div>
    </section>
  );
}
