export const telwoord = (n: number, een: string, meer: string) => (n === 1 ? `1 ${een}` : `${n} ${meer}`);
export const lijst = (namen: readonly string[]) => new Intl.ListFormat("nl", { type: "conjunction" }).format(namen);
/** A label as it stands within a sentence. */
export const midden = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);
