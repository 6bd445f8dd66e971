/** Where does the focus go when a pressed button gives its place to a field? On that field, as its `ref`. */
export function goesOn(field: HTMLElement | null): void {
  field?.focus();
}
