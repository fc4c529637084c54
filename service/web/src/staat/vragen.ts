import { computed } from "@preact/signals";
import { stuurAfrekenbaarheid, stuurGelijkenissen, stuurGroeipad, stuurMeetplannen, stuurVergelijking } from "../api/client.ts";
import type { ConfiguratieJson } from "../api/types.ts";
import { leesMoment } from "./adres.ts";
import { aanbod } from "./aanbod.ts";
import { gevraagd } from "./beurt.ts";
import { type Configuratie, naarJson } from "./configuratie.ts";
import type { Kennis } from "./kennis.ts";
import { later } from "./later.ts";
import { configuratie, kennis, weergave } from "./winkel.ts";
import type { Vraag } from "./weergave.ts";

/** The configuration, while a question about it is looked at that the service answers. */
const alsGevraagd = (vraag: Vraag, pad: string) =>
  computed(() => (weergave.value.vraag === vraag && aanbod.value.has(pad) ? gevraagd.value : null));
const lees = (lijf: string) => JSON.parse(lijf) as ConfiguratieJson;

export const meetplannen = later(alsGevraagd("meten", "meetplannen"), (lijf, in_, s) => stuurMeetplannen(in_, lees(lijf), s));

const metMeting = alsGevraagd("meten", "afrekenbaarheid");
export const afrekenbaarheid = later(
  computed(() => (configuratie.value.metingen.length > 0 ? metMeting.value : null)),
  (lijf, in_, s) => stuurAfrekenbaarheid(in_, lees(lijf), s),
);

export const gelijkenissen = later(alsGevraagd("gelijkenis", "gelijkenissen"), (lijf, in_, s) => stuurGelijkenissen(in_, lees(lijf), s));

/** The scenarios laid beside this one. */
export const naast = computed<Configuratie[]>(() => (kennis.value ? weergave.value.naast.map((a) => leesMoment(a, kennis.value!).moment.configuratie) : []));

/** The target of the path as a configuration; `undefined` leaves it to the service to find the nearest. */
function doelVan(naam: string | null, k: Kennis): ConfiguratieJson | undefined {
  const [soort, wat = ""] = (naam ?? "").split("/");
  if (soort === "archetype") {
    const a = k.archetypen.find((x) => x.slug === wat);
    return a && { archetype: a.slug, keuzes: a.keuzes };
  }
  if (soort === "voorbeeld") return k.voorbeelden.find((x) => x.slug === wat)?.configuratie;
  const ander = soort === "naast" ? naast.value[Number(wat)] : undefined;
  return ander && naarJson(ander, k);
}

const padvraag = alsGevraagd("pad", "groeipaden");
export const groeipad = later(
  computed(() => {
    if (padvraag.value === null) return null;
    const naar = doelVan(weergave.value.padNaar, kennis.value!);
    const { perFase } = weergave.value;
    return JSON.stringify({ van: JSON.parse(padvraag.value) as unknown, ...(naar && { naar }), ...(perFase && { perFase }) });
  }),
  (vraag, in_, s) => stuurGroeipad(in_, JSON.parse(vraag) as Parameters<typeof stuurGroeipad>[1], s),
);

export const vergelijking = later(
  computed(() => {
    if (weergave.value.beeld !== "vergelijk" || gevraagd.value === null || naast.value.length === 0 || !aanbod.value.has("vergelijkingen")) return null;
    return JSON.stringify([JSON.parse(gevraagd.value) as unknown, ...naast.value.map((c) => naarJson(c, kennis.value!))]);
  }),
  (lijf, in_, s) => stuurVergelijking(in_, JSON.parse(lijf) as ConfiguratieJson[], s),
);
