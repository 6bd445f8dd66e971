/** How does a link get onto a phone? As squares to scan, dark on light in either theme. */
import { useMemo } from "react";
import { encode } from "uqr";

import styles from "./Scan.module.css";

/** The link as a QR code. */
export function Scan({ text, label }: { text: string; label: string }) {
  const { data, size } = useMemo(() => encode(text, { border: 4 }), [text]);
  const path = useMemo(
    () =>
      data
        .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
        .filter(Boolean)
        .join(""),
    [data],
  );
  return (
    <svg
      className={styles.scan}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="white" />
      <path d={path} fill="black" />
    </svg>
  );
}
