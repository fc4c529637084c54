import { effect, signal, untracked } from "@preact/signals";
import { haalAtlas } from "../api/client.ts";
import { aanbod } from "./aanbod.ts";
import { weergave } from "./winkel.ts";

/** How much each knob decides over all configurations, by slug; empty while unknown. */
export const atlas = signal<ReadonlyMap<string, number>>(new Map());
/** True once the service has answered, also where the atlas is still being made: nothing waits for it. */
export const atlasGevraagd = signal(false);
const LATER = 20_000;

/** Asked once somebody looks at what decides: making it costs the service a minute of work the first time. Call once. */
export function verbindAtlas(): void {
  let bezig = false;
  effect(() => {
    if (weergave.value.filter !== "beslissend" || !aanbod.value.has("atlas") || bezig) return;
    bezig = true;
    untracked(() => void haal());
  });
}

async function haal(): Promise<void> {
  try {
    const { beslissend } = await haalAtlas();
    if (beslissend) atlas.value = new Map(beslissend.map((b) => [b.over.slug, b.verschil]));
    else setTimeout(() => void haal(), LATER);
  } catch {
    // Without it the order follows from what each knob would change.
  }
  atlasGevraagd.value = true;
}
