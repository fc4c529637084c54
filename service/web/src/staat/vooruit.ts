import { computed, signal } from "@preact/signals";
import { stuurMogelijkheden } from "../api/client.ts";
import type { ConfiguratieJson, Mogelijkheid } from "../api/types.ts";
import { rangschik } from "../knoppen/beslissend.ts";
import { hoortErbij } from "../knoppen/keur.ts";
import { aanbod } from "./aanbod.ts";
import { atlas } from "./atlas.ts";
import { antwoord as bevonden, gevraagd } from "./beurt.ts";
import { later } from "./later.ts";
import { configuratie, kennis } from "./winkel.ts";

/** The configuration as questions about changes take it: with what stands fixed. */
export const gevraagdMetVast = computed(() =>
  gevraagd.value === null ? null : JSON.stringify({ ...(JSON.parse(gevraagd.value) as ConfiguratieJson), vast: configuratie.value.vast }),
);

const antwoord = later(
  computed(() => (aanbod.value.has("mogelijkheden") ? gevraagdMetVast.value : null)),
  (lijf, in_, signaal) => stuurMogelijkheden(in_, JSON.parse(lijf) as ConfiguratieJson, signaal),
);

/** Per setting, what choosing it would change; empty where the service does not offer it. */
export const mogelijk = computed<ReadonlyMap<string, Mogelijkheid>>(
  () => new Map((antwoord.value.waarde?.knoppen ?? []).flatMap((k) => k.standen.map((m) => [m.stand.slug, m] as const))),
);

/** The open knobs, most deciding first. */
export const beslissend = computed(() => {
  const { value: nu } = bevonden;
  if (!nu || !kennis.value || mogelijk.value.size === 0) return [];
  const { domein } = configuratie.value;
  return rangschik(kennis.value.knoppen.filter((k) => hoortErbij(k, domein)), configuratie.value, nu.gevolgen, mogelijk.value, atlas.value);
});

/** The setting under the pointer or the focus, whose effect the graph shows beforehand. */
export const vooruitblik = signal<string | null>(null);
