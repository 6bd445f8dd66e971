/** What is shown of a link that was just made? It is told this once: copied, or on its way by mail. */
import { TextInput } from "@mantine/core";

import { Copy } from "../ui/Copy";
import looks from "../ui/looks.module.css";
import { momentWords } from "./days";
import { useHere } from "./here";
import styles from "./NewLink.module.css";

/** For how many days a link may work. */
export const DAYS = [
  { value: "7", label: "One week" },
  { value: "14", label: "Two weeks" },
  { value: "30", label: "30 days" },
  { value: "60", label: "60 days" },
];

interface NewLinkProps {
  made: { name: string; email: string; link: string; expires_at: string };
}

/** The link, until when it works, and what whoever has it can do. */
export function NewLink({ made }: NewLinkProps) {
  const { zone, sample } = useHere();
  const mailed = made.email !== "" && !sample;
  return (
    <div className={styles.link} role="status">
      <p>
        <strong>The link for {made.name} is ready.</strong> It works until {momentWords(made.expires_at, zone)}.
      </p>
      <p>
        {mailed
          ? `We are sending it to ${made.email}. You can also copy it here, now and never again.`
          : "Copy it now; it is not shown again."}{" "}
        Whoever has it can answer in their name.
      </p>
      <TextInput
        label="The link"
        readOnly
        value={made.link}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
      <div className={looks.row}>
        <Copy text={made.link}>Copy the link</Copy>
      </div>
    </div>
  );
}
