import { computed, effect, signal, untracked } from "@preact/signals";
import { stuurGevolgen, stuurGraaf } from "../api/client.ts";
import type { ConfiguratieJson, Gevolgen, Graaf, Taal } from "../api/types.ts";
import { naarJson } from "./configuratie.ts";
import type { Actie } from "./reducer.ts";
import { vergelijk, type Verschil } from "./verschil.ts";
import { begonnen, configuratie, kennis, staat, type Storing, storingVan, taal } from "./winkel.ts";

/** The newest answer of the service, and the turn that led to it. */
export interface Antwoord {
  gevolgen: Gevolgen;
  graaf: Graaf;
  verschil: Verschil | null;
  daad: Actie | null;
  taal: Taal;
  /** What was sent. */
  lijf: string;
}

export const antwoord = signal<Antwoord | null>(null);
export const storing = signal<Storing>(null);
/** True when an answer lets itself be waited for: no spinner before that. */
export const traag = signal(false);
const GEDULD = 300;
let lopend: AbortController | null = null;

/** What the answer depends on: not on the name of the scenario, nor on what stands fixed. */
export const gevraagd = computed(() =>
  kennis.value && begonnen.value ? JSON.stringify({ ...naarJson(configuratie.value, kennis.value), naam: undefined, vast: undefined }) : null,
);

/** True when the findings on the screen are those of the choices on the screen. */
export const bezonken = computed(() => antwoord.value !== null && antwoord.value.lijf === gevraagd.value && antwoord.value.taal === taal.value);

async function beurt(lijf: string, in_: Taal): Promise<void> {
  lopend?.abort();
  const dit = (lopend = new AbortController());
  const json = JSON.parse(lijf) as ConfiguratieJson;
  const wachter = setTimeout(() => (traag.value = true), GEDULD);
  try {
    const [gevolgen, graaf] = await Promise.all([stuurGevolgen(in_, json, dit.signal), stuurGraaf(in_, json, dit.signal)]);
    if (dit.signal.aborted) return;
    const vorige = antwoord.value;
    const daad = staat.value.daad;
    // A change of language brings the same findings in other words: that is no turn.
    const vertaald = vorige !== null && vorige.taal !== in_;
    const verschil = daad && !vertaald ? vergelijk(vorige?.gevolgen ?? null, gevolgen) : null;
    antwoord.value = { gevolgen, graaf, verschil, daad, taal: in_, lijf };
    storing.value = null;
  } catch (fout) {
    if (!dit.signal.aborted) storing.value = storingVan(fout);
  } finally {
    clearTimeout(wachter);
    if (lopend === dit) traag.value = false;
  }
}

export function opnieuwProberen(): void {
  if (gevraagd.value) void beurt(gevraagd.value, taal.value);
}

/** Answers every turn, newest only. Call once. */
export function verbindBeurten(): void {
  effect(() => {
    const lijf = gevraagd.value;
    const in_ = taal.value;
    untracked(() => {
      if (lijf !== null) {
        void beurt(lijf, in_);
        return;
      }
      lopend?.abort();
      antwoord.value = null;
      storing.value = null;
    });
  });
  addEventListener("online", () => {
    if (storing.value) opnieuwProberen();
  });
}
