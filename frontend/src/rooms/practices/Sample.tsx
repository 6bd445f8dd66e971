/** How does somebody look around before beginning? In a made-up practice of their own. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { useTrouble } from "../../api/problems";
import { works } from "../../api/work";
import styles from "./practices.module.css";

/** The offer to make a sample. */
export function Sample() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const make = works.useMutation("post", "/v1/practices/sample", {
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ["get", "/v1/me"] });
      await navigate({ to: "/practice/$id", params: { id } });
    },
  });
  const trouble = useTrouble(make.error);
  return (
    <section className={styles.sample} aria-label="Sample practice">
      <p>
        <strong>Just looking?</strong> Open a sample practice, made up from end to end, and try everything in it. You
        can leave it whenever you like.
      </p>
      <Button
        variant="default"
        aria-disabled={make.isPending}
        onClick={() => {
          if (!make.isPending) make.mutate({});
        }}
      >
        {make.isPending ? "Making it, a few seconds…" : "Open a sample practice"}
      </Button>
      {trouble && <p role="alert">{trouble.message}</p>}
    </section>
  );
}
