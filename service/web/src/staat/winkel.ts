import { batch, computed, effect, signal } from "@preact/signals";
import { GeenVerbinding, haalArchetypen, haalKnoppen, haalMaatregelen, haalVoorbeelden, ProbleemFout } from "../api/client.ts";
import type { Probleem, Taal } from "../api/types.ts";
import { leesMoment, leesWeergave, naarAdres } from "./adres.ts";
import { bewaar, haalBewaard, zelfde } from "./bewaar.ts";
import { type Kennis, maakKennis } from "./kennis.ts";
import { type Actie, BEGIN, reduce, type Staat } from "./reducer.ts";
import { type Weergave } from "./weergave.ts";

/** Something went wrong: no connection, or the service says what is not right. `null` when all is well. */
export type Storing = { soort: "verbinding" } | { soort: "probleem"; probleem: Probleem } | null;

export const kennis = signal<Kennis | null>(null);
export const laadstoring = signal<Storing>(null);
export const staat = signal<Staat>(BEGIN);
export const weergave = signal<Weergave>(leesWeergave(adresNu()));
/** Slugs from a link or a file that this knowledge does not have. */
export const onbekend = signal<string[]>([]);

export const configuratie = computed(() => staat.value.nu.configuratie);
export const begonnen = computed(() => staat.value.nu.begonnen);
export const taal = computed<Taal>(() => weergave.value.taal);

export function doe(actie: Actie): void {
  if (kennis.value) staat.value = reduce(staat.value, actie, kennis.value);
}

export function bekijk(deel: Partial<Weergave>): void {
  weergave.value = { ...weergave.value, ...deel };
}

export function storingVan(fout: unknown): Storing {
  if (fout instanceof ProbleemFout) return { soort: "probleem", probleem: fout.probleem };
  if (fout instanceof GeenVerbinding) return { soort: "verbinding" };
  throw fout;
}

function adresNu(): string {
  return location.hash.slice(1);
}

/** Fetches the catalogue in one language. */
export async function laadKennis(in_: Taal): Promise<void> {
  try {
    const [knoppen, archetypen, voorbeelden, maatregelen] = await Promise.all([
      haalKnoppen(in_), haalArchetypen(in_), haalVoorbeelden(in_), haalMaatregelen(in_),
    ]);
    if (in_ !== taal.value) return;
    const eerste = kennis.value === null;
    batch(() => {
      kennis.value = maakKennis(knoppen, archetypen, voorbeelden, maatregelen);
      laadstoring.value = null;
      if (eerste) neemAdresOver();
    });
  } catch (fout) {
    laadstoring.value = storingVan(fout);
  }
}

/** The address decides; what the tab kept adds undo when it is the same conversation, or all when the address is bare. */
function neemAdresOver(): void {
  const gelezen = leesMoment(adresNu(), kennis.value!);
  const bewaard = haalBewaard();
  const kaal = naarAdres(gelezen.moment, weergave.value) === naarAdres(BEGIN.nu, weergave.value);
  onbekend.value = gelezen.onbekend;
  if (bewaard && (kaal || zelfde(bewaard.nu, gelezen.moment))) staat.value = bewaard;
  else staat.value = { ...BEGIN, nu: gelezen.moment };
}

/** Keeps address, tab and language in step with the state. Call once. */
export function verbind(): void {
  effect(() => {
    const moment = staat.value.nu;
    const hash = naarAdres(moment, weergave.value);
    if (kennis.value === null || hash === adresNu()) return;
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  });
  effect(() => {
    if (kennis.value) bewaar(staat.value);
  });
  effect(() => {
    void laadKennis(taal.value);
  });
  addEventListener("hashchange", () => {
    if (!kennis.value) return;
    const gelezen = leesMoment(adresNu(), kennis.value);
    batch(() => {
      weergave.value = leesWeergave(adresNu());
      onbekend.value = gelezen.onbekend;
      if (!zelfde(gelezen.moment, staat.value.nu)) {
        const { verleden, nu } = staat.value;
        staat.value = { verleden: [...verleden, nu], nu: gelezen.moment, toekomst: [], daad: null };
      }
    });
  });
  addEventListener("keydown", (e) => {
    const schrijft = e.target instanceof HTMLInputElement && ["text", "search"].includes(e.target.type);
    if (schrijft || !(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z") return;
    e.preventDefault();
    doe({ soort: e.shiftKey ? "opnieuw" : "ongedaan" });
  });
  addEventListener("online", () => {
    if (laadstoring.value) void laadKennis(taal.value);
  });
}
