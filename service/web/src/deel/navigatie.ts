import { signal } from "@preact/signals";
import { bekijk, kennis, weergave } from "../staat/winkel.ts";

/** Which aspects stand open in the knobs. */
export const openAspecten = signal<ReadonlySet<string>>(new Set());
/** What the knobs are searched for. */
export const zoekwoord = signal("");

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
  bekijk({ tab: "knoppen", breed: false });
  naTekenen(() => {
    const veld = document.getElementById(`knop-${slug}`);
    richt(veld, veld?.querySelector<HTMLElement>("input:checked") ?? veld?.querySelector<HTMLElement>("input, button"));
  });
}

/** Brings the finding about a risk into view. */
export function gaNaarBevinding(risico: string): void {
  bekijk({ tab: "bevindingen", breed: false });
  naTekenen(() => {
    const kaart = document.querySelector<HTMLElement>(`[data-risico="${CSS.escape(risico)}"]`);
    kaart?.closest("details")?.setAttribute("open", "");
    richt(kaart, kaart);
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
