import type { Bevinding, Gevolgen } from "../api/types.ts";

/** What one turn changed in the findings. */
export interface Verschil {
  kwam: Bevinding[];
  ging: Bevinding[];
  opgelost: Bevinding[];
  heropend: Bevinding[];
}

export function vergelijk(vorige: Gevolgen | null, nu: Gevolgen): Verschil {
  const eerst = new Map((vorige?.bevindingen ?? []).map((b) => [b.id, b]));
  const later = new Map(nu.bevindingen.map((b) => [b.id, b]));
  const verschil: Verschil = { kwam: [], ging: [], opgelost: [], heropend: [] };
  for (const b of nu.bevindingen) {
    const was = eerst.get(b.id);
    if (!was && b.status === "open") verschil.kwam.push(b);
    else if (was?.status === "open" && b.status === "gemitigeerd") verschil.opgelost.push(b);
    else if (was?.status === "gemitigeerd" && b.status === "open") verschil.heropend.push(b);
  }
  for (const b of eerst.values()) {
    if (b.status === "open" && !later.has(b.id)) verschil.ging.push(b);
  }
  return verschil;
}

/** How a finding is called in one line: its risk with the lijn, else its rule. */
export function naamVan(b: Bevinding): string {
  const naam = b.risico?.label ?? b.regel?.label ?? b.uitleg;
  return b.lijn ? `${naam} (${b.lijn.label.toLowerCase()})` : naam;
}

/** The names of findings, each once: a rule and a fact may point at the same risk. */
export function namenVan(bevindingen: readonly Bevinding[]): string[] {
  return [...new Set(bevindingen.map(naamVan))];
}

/** Open findings that choices of this aspect take part in, by severity: the meter on the channel strip. */
export function openPerAspect(gevolgen: Gevolgen, aspectVanKnop: (slug: string) => string | null): Map<string, Bevinding[]> {
  const per = new Map<string, Bevinding[]>();
  for (const b of gevolgen.bevindingen) {
    if (b.status !== "open") continue;
    const aspecten = new Set(b.keuzes.map((k) => aspectVanKnop(k.knop.slug)).filter((a) => a !== null));
    for (const aspect of aspecten) per.set(aspect, [...(per.get(aspect) ?? []), b]);
  }
  return per;
}

/** The last part of a finding's address: what names it in ours. */
export function bevindingnaam(b: Bevinding): string {
  return b.id.slice(b.id.lastIndexOf("/") + 1);
}

export function bevindingMet(gevolgen: Gevolgen, naam: string): Bevinding | undefined {
  return gevolgen.bevindingen.find((b) => bevindingnaam(b) === naam);
}
