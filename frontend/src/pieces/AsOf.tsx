/** For which day is a list asked? Today, or a past one that stands in the address. */
import looks from "../ui/looks.module.css";
import { useAddress } from "./address";
import styles from "./AsOf.module.css";
import { useHere } from "./here";

/** The past day that is asked for; empty for today. */
export function usePastDay(): string {
  const { today } = useHere();
  const [{ on = "" }] = useAddress();
  return on !== "" && on < today ? on : "";
}

/** The field: the word `on` of the address. */
export function AsOf() {
  const { today } = useHere();
  const [{ on = "" }, go] = useAddress();
  return (
    <label className={styles.day}>
      As of
      <input
        type="date"
        className={looks.input}
        max={today}
        value={on || today}
        onChange={({ currentTarget: { value } }) => {
          go({ on: value === today ? "" : value }, { replace: true });
        }}
      />
    </label>
  );
}
