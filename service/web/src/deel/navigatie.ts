import { signal } from "@preact/signals";
import { bekijk, kennis, weergave } from "../staat/winkel.ts";

/** Which aspects stand open in the knobs. */
export const openAspecten = signal<ReadonlySet<string>>(new Set());
/** What the knobs are searched for. */
export const zoekwoord = signal("");

/** Which knobs show their settings; the others are one line. */
export const openKnoppen = signal<ReadonlySet<string>>(new Set());

export function zetKnop(slug: string, open: boolean): void {
  const nu = new Set(openKnoppen.value);
  if (open) nu.add(slug);
  else nu.delete(slug);
  openKnoppen.value = nu;
}

export function zetAspect(slug: string, open: boolean): void {
  const nu = new Set(openAspecten.value);
  if (open) nu.add(slug);
  else nu.delete(slug);
  openAspecten.value = nu;
}

/** Brings a knob into view and puts the focus on its setting. */
export function gaNaarKnop(slug: string): void {
  const knop = kennis.value?.knop.get(slug);
  if (!knop) return;
  zoekwoord.value = "";
  zetAspect(knop.aspect.slug, true);
  zetKnop(slug, true);
  bekijk({ tab: "knoppen", breed: false, filter: "alle" });
  naTekenen(() => {
    const veld = document.getElementById(`knop-${slug}`);
    richt(veld, veld?.querySelector<HTMLElement>("input:checked") ?? veld?.querySelector<HTMLElement>("input, button"));
  });
}

/** Shows the open knobs that matter most, with the focus on the first. */
export function gaNaarBeslissend(): void {
  zoekwoord.value = "";
  bekijk({ tab: "knoppen", breed: false, filter: "beslissend" });
  naTekenen(() => (document.querySelector<HTMLElement>(".beslissend .knoprij") ?? document.getElementById("knoppen"))?.focus());
}

/** Brings the finding about a risk into view. */
export function gaNaarBevinding(risico: string): void {
  bekijk({ tab: "bevindingen", breed: false, vraag: "bevindingen" });
  naTekenen(() => {
    const kaart = document.querySelector<HTMLElement>(`[data-risico="${CSS.escape(risico)}"]`);
    kaart?.closest("details")?.setAttribute("open", "");
    richt(kaart, kaart);
  });
}

/** Lights the part of the graph that a finding is about; `null` puts it out. On a phone the finding is left for the graph. */
export function lichtOp(bevinding: string | null): void {
  bekijk({ bevinding, knoop: null, ...(bevinding && { tab: "graaf", beeld: "graaf" }) });
}

/** Brings the card of the finding that the address names into view. */
export function toonKaart(bevinding: string): void {
  naTekenen(() => {
    const kaart = document.querySelector<HTMLElement>(`[data-bevinding~="${CSS.escape(bevinding)}"]`);
    kaart?.closest("details")?.setAttribute("open", "");
    kaart?.scrollIntoView({ block: "nearest" });
  });
}

/** Opens a node in the graph and shows it. */
export function gaNaarKnoop(soort: string, slug: string): void {
  bekijk({ tab: "graaf", beeld: "graaf", knoop: `${soort}/${slug}`, verborgen: weergave.value.verborgen.filter((v) => v !== soort) });
}

export function naTekenen(daad: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(daad));
}

function richt(plek: HTMLElement | null, doel: HTMLElement | null | undefined): void {
  if (!plek || !doel) return;
  const rustig = matchMedia("(prefers-reduced-motion: reduce)").matches;
  plek.scrollIntoView({ block: "center", behavior: rustig ? "auto" : "smooth" });
  doel.focus({ preventScroll: true });
  plek.classList.add("gewezen");
  setTimeout(() => plek.classList.remove("gewezen"), 1600);
}
