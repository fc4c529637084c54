import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { stuurGevolgen, stuurGraaf } from "../api/client.ts";
import type { ConfiguratieJson, Gevolgen, Graaf, Taal } from "../api/types.ts";
import { naarJson } from "./configuratie.ts";
import type { Actie } from "./reducer.ts";
import { vergelijk, type Verschil } from "./verschil.ts";
import { begonnen, configuratie, kennis, staat, type Storing, storingVan, taal } from "./winkel.ts";

/** The newest answer of the service, and the turn that led to it. */
export interface Antwoord {
  gevolgen: Gevolgen;
  verschil: Verschil | null;
  daad: Actie | null;
  taal: Taal;
  /** What was sent. */
  lijf: string;
}

export const antwoord = signal<Antwoord | null>(null);
/** What the middle draws. It comes by itself: the findings never wait for it, and the one of the turn before stands until then. */
export const graaf = signal<Graaf | null>(null);
export const storing = signal<Storing>(null);
/** True when the findings let themselves be waited for: no spinner before that. */
export const traag = signal(false);
/** The same for the drawing, once the findings stand. */
export const tekent = signal(false);
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
  const wachters = [setTimeout(() => (traag.value = true), GEDULD)];
  const tekening = stuurGraaf(in_, json, dit.signal);
  // When the findings fail nobody asks for the drawing any more; its failure is told below, where it is waited for.
  tekening.catch(() => undefined);
  try {
    const gevolgen = await stuurGevolgen(in_, json, dit.signal);
    if (dit.signal.aborted) return;
    const vorige = antwoord.value;
    const daad = staat.value.daad;
    // A change of language brings the same findings in other words: that is no turn.
    const vertaald = vorige !== null && vorige.taal !== in_;
    const verschil = daad && !vertaald ? vergelijk(vorige?.gevolgen ?? null, gevolgen) : null;
    batch(() => {
      antwoord.value = { gevolgen, verschil, daad, taal: in_, lijf };
      traag.value = false;
    });
    clearTimeout(wachters[0]);
    wachters.push(setTimeout(() => (tekent.value = true), GEDULD));
    const getekend = await tekening;
    if (dit.signal.aborted) return;
    graaf.value = getekend;
    storing.value = null;
  } catch (fout) {
    if (!dit.signal.aborted) storing.value = storingVan(fout);
  } finally {
    wachters.forEach(clearTimeout);
    if (lopend === dit) traag.value = tekent.value = false;
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
      batch(() => {
        antwoord.value = null;
        graaf.value = null;
        storing.value = null;
      });
    });
  });
  addEventListener("online", () => {
    if (storing.value) opnieuwProberen();
  });
}
