/** Where am I signed in, and how do I end all of it? */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";

import { useTrouble } from "../../api/problems";
import { leave } from "../../api/session";
import { work, works } from "../../api/work";
import { momentWords } from "../../pieces/days";
import looks from "../../ui/looks.module.css";
import { Loading, Unread } from "../../ui/states";
import { deviceOf } from "./devices";
import styles from "./users.module.css";

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The list, the last used first, and the button that ends them. */
export function SignIns() {
  const list = works.useQuery("get", "/v1/me/sessions");
  const trouble = useTrouble(list.error);
  const end = useMutation({
    mutationFn: async () => {
      const { error } = await work.DELETE("/v1/me/sessions");
      if (error) throw error as unknown as Error;
      await leave();
    },
  });
  const ending = useTrouble(end.error);
  if (trouble) return <Unread what="your sign-ins" why={trouble.message} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading what="your sign-ins" />;
  const items = [...list.data.items].sort((a, b) => b.used_at.localeCompare(a.used_at));
  return (
    <>
      <ul className={styles.list}>
        {items.map(({ id, client, started_at, used_at }) => (
          <li key={id}>
            <strong>{deviceOf(client)}</strong>
            <span>
              Last used {momentWords(used_at, ZONE)}, since {momentWords(started_at, ZONE)}
            </span>
          </li>
        ))}
      </ul>
      <p className={looks.quiet}>
        Is there one you do not know, or did you lose a phone or computer? Sign out everywhere, then set a new password.
      </p>
      <div>
        <Button
          variant="default"
          aria-disabled={end.isPending}
          onClick={() => {
            if (!end.isPending) end.mutate();
          }}
        >
          {end.isPending ? "One moment…" : "Sign out everywhere"}
        </Button>
      </div>
      {ending && <p role="alert">{ending.message}</p>}
    </>
  );
}
