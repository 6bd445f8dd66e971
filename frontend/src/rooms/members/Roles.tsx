/** What does each role open? Read from the list that the server itself goes by. */
import { ordered, ROLES, sentence } from "../../pieces/roles";
import styles from "./members.module.css";
import { MEANT, type RoleLine } from "./words";

/** The roles, each with what it may do, folded. */
export function Roles({ roles }: { roles: readonly RoleLine[] }) {
  return (
    <ul className={styles.roles}>
      {roles.map(({ role, scopes }) => (
        <li key={role}>
          <details>
            <summary>
              <strong>{ROLES[role]}</strong> <span>{MEANT[role]}</span>
            </summary>
            <ul>
              {ordered(scopes).map((scope) => (
                <li key={scope}>{sentence(scope)}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
