/** The state of the editor as an address, and back: what is shared or reloaded is what was on screen. */
import type { Taal } from "./woorden.ts";

export interface Staat {
  taal: Taal;
  /** The saved question that is open, by name. */
  vraag: string | null;
  /** The text where it is one's own: no saved question, or one that was edited. */
  query: string | null;
  waarden: Record<string, string>;
  pagina: number;
  /** The answer to this question is on screen. */
  gesteld: boolean;
}

/** Ours in the address; every other parameter is a value of the saved question. */
const ONS: readonly string[] = ["taal", "vraag", "query", "pagina", "stel"];
/** A request line that is longer is refused by the service, so that a reload would show an error instead of the editor. */
const LANGST = 60_000;

export function lees(zoekdeel: string): Staat {
  const p = new URLSearchParams(zoekdeel);
  return {
    taal: p.get("taal") === "en" ? "en" : "nl",
    vraag: p.get("vraag"),
    query: p.get("query"),
    waarden: Object.fromEntries([...p].filter(([naam]) => !ONS.includes(naam))),
    pagina: Math.max(1, Math.trunc(Number(p.get("pagina"))) || 1),
    gesteld: p.has("stel"),
  };
}

export function schrijf({ taal, vraag, query, waarden, pagina, gesteld }: Staat): string {
  const p = new URLSearchParams();
  if (vraag !== null) {
    p.set("vraag", vraag);
    for (const [naam, waarde] of Object.entries(waarden)) if (waarde && !ONS.includes(naam)) p.set(naam, waarde);
    if (pagina > 1) p.set("pagina", String(pagina));
  }
  if (query !== null) p.set("query", query);
  p.set("taal", taal);
  if (gesteld) p.set("stel", "ja");
  if (p.toString().length > LANGST) p.delete("query");
  return `?${p.toString()}`;
}
