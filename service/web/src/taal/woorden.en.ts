export const count = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`);
export const list = (names: readonly string[]) => new Intl.ListFormat("en", { type: "conjunction" }).format(names);
/** A label as it stands within a sentence. */
export const within = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);
