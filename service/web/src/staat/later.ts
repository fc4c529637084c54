import { effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type { Taal } from "../api/types.ts";
import { bezonken } from "./beurt.ts";
import { type Storing, storingVan, taal } from "./winkel.ts";

/** An answer that may come after the findings. `waarde` is the newest there is; while `bezig` it may belong to an earlier turn. */
export interface Later<T> {
  readonly sleutel: string | null;
  readonly waarde: T | null;
  readonly bezig: boolean;
  readonly storing: Storing;
}

const NIETS = { sleutel: null, waarde: null, bezig: false, storing: null };

/** So long after the findings stand before more is asked: a hand that goes on turning is not waited for. */
const ADEMPAUZE = 60;

/**
 * Asks a question once the findings stand, and again when its key changes; the one before it is dropped, so that nothing of an
 * earlier turn comes late. `sleutel` holds all that the answer depends on; `null` asks nothing.
 */
export function later<T>(sleutel: ReadonlySignal<string | null>, haal: (sleutel: string, in_: Taal, signaal: AbortSignal) => Promise<T>): Signal<Later<T>> {
  const uit = signal<Later<T>>(NIETS);
  let lopend: AbortController | null = null;
  let gevraagd: string | null = null;
  effect(() => {
    const s = sleutel.value;
    const in_ = taal.value;
    const mag = bezonken.value;
    untracked(() => {
      const dit = s === null ? null : `${in_} ${s}`;
      if (dit === gevraagd && (dit === null || mag)) return;
      lopend?.abort();
      lopend = null;
      gevraagd = mag ? dit : null;
      if (s === null) uit.value = NIETS;
      else if (!mag) uit.value = { ...uit.value, bezig: true };
      else void vraag(s, in_, (lopend = new AbortController()).signal);
    });
  });

  async function vraag(s: string, in_: Taal, signaal: AbortSignal): Promise<void> {
    uit.value = { ...uit.value, bezig: true, storing: null };
    await new Promise((klaar) => setTimeout(klaar, ADEMPAUZE));
    if (signaal.aborted) return;
    try {
      const waarde = await haal(s, in_, signaal);
      if (!signaal.aborted) uit.value = { sleutel: s, waarde, bezig: false, storing: null };
    } catch (fout) {
      if (signaal.aborted) return;
      gevraagd = null;
      uit.value = { ...NIETS, sleutel: s, storing: storingVan(fout) };
    }
  }
  return uit;
}
