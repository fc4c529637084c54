import { naarAdres } from "./adres.ts";
import type { Moment, Staat } from "./reducer.ts";
import { WEERGAVE } from "./weergave.ts";

const SLEUTEL = "samenhang";

/** Keeps the conversation, undo included, over a reload of the tab. The address stays the authority on what is decided. */
export function bewaar(staat: Staat): void {
  try {
    const { verleden, nu, toekomst } = staat;
    sessionStorage.setItem(SLEUTEL, JSON.stringify({ verleden: verleden.slice(-50), nu, toekomst }));
  } catch {
    // Storage may be full or forbidden; the address still holds the state.
  }
}

export function haalBewaard(): Staat | null {
  try {
    const gelezen = JSON.parse(sessionStorage.getItem(SLEUTEL) ?? "null") as Omit<Staat, "daad"> | null;
    return gelezen && Array.isArray(gelezen.verleden) ? { ...gelezen, daad: null } : null;
  } catch {
    return null;
  }
}

/** Two moments are the same when their addresses are. */
export function zelfde(a: Moment, b: Moment): boolean {
  return naarAdres(a, WEERGAVE) === naarAdres(b, WEERGAVE);
}
