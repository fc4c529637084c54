import type { Item, Vergelijking } from "../api/types.ts";
import type { Teksten } from "../taal/nl.ts";

export interface Rij {
  sleutel: string;
  naam: string;
  gelijk: boolean;
  waarden: { tekst: string; klas: string }[];
}

export interface Deel {
  sleutel: string;
  kop: string;
  rijen: Rij[];
}

/** A comparison as parts of one table; worst and different first is how the service orders it, so order stays. */
export function rijen(v: Vergelijking, t: Teksten): Deel[] {
  const w = t.vergelijk;
  const namen = (items: readonly Item[]) => items.map((i) => i.label).join(", ");
  const delen: Deel[] = [
    {
      sleutel: "keuzes", kop: t.graaf.soort.keuze,
      rijen: v.keuzes.map((r) => ({
        sleutel: r.knop.slug, naam: r.knop.label, gelijk: r.gelijk,
        waarden: r.waarden.map(({ gekozen, werktAls }) => {
          const anders = namen(werktAls) !== namen(gekozen) && werktAls.length > 0;
          return { tekst: gekozen.length > 0 || anders ? [namen(gekozen), anders && w.werktAls(namen(werktAls))].filter(Boolean).join(" ") : w.open, klas: gekozen.length > 0 ? "" : "leeg" };
        }),
      })),
    },
    {
      sleutel: "bevindingen", kop: t.vragen.bevindingen,
      rijen: v.bevindingen.map((r) => ({
        sleutel: [r.regel?.slug, r.risico?.slug, r.lijn?.slug].join(" "),
        naam: `${r.risico?.label ?? r.regel?.label ?? ""}${r.lijn ? ` (${r.lijn.label.toLowerCase()})` : ""}`,
        gelijk: r.gelijk,
        waarden: r.waarden.map((s) => ({ tekst: s === null ? w.niet : `${s === "open" ? "▲" : "✓"} ${t.graaf.status[s]}`, klas: s === null ? "leeg" : `status ${s}` })),
      })),
    },
    {
      sleutel: "maatregelen", kop: t.maatregelen.kop,
      rijen: v.maatregelen.map((r) => ({
        sleutel: r.maatregel.slug, naam: r.maatregel.label, gelijk: r.gelijk,
        waarden: r.waarden.map((s) => ({ tekst: s === null ? w.niet : t.maatregelen.werkt[s], klas: s === null ? "leeg" : "" })),
      })),
    },
    {
      sleutel: "indicatoren", kop: t.graaf.soort.indicator,
      rijen: v.indicatoren.map((r) => ({
        sleutel: r.indicator.slug, naam: r.indicator.label, gelijk: r.gelijk,
        waarden: r.waarden.map((er) => ({ tekst: er ? w.gevraagd : w.niet, klas: er ? "" : "leeg" })),
      })),
    },
  ];
  return delen.filter((d) => d.rijen.length > 0);
}
