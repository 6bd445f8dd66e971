/** What did the new method do to the risks that were rated before? */
import { Link } from "@tanstack/react-router";

import { useHere } from "../../pieces/here";
import { LevelTag } from "../../ui/levels";
import styles from "./methods.module.css";
import type { Move } from "./moved";

/** Said once, right after the change. */
export function Moves({ moves, total }: { moves: readonly Move[]; total: number }) {
  const { id } = useHere();
  return (
    <div role="status" className={styles.moves}>
      <p>
        <strong>Approved.</strong>{" "}
        {moves.length === 0
          ? "No risk has another level now."
          : `${moves.length} of ${total} risks ${moves.length === 1 ? "has" : "have"} another level now:`}
      </p>
      <ul>
        {moves.map((move) => (
          <li key={move.id}>
            <Link to="/practice/$id/risks" params={{ id }} search={{ risk: move.id }}>
              {move.title}
            </Link>
            <span>
              <LevelTag level={move.from} /> <span aria-label="became">→</span> <LevelTag level={move.to} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
