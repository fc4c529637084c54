import { computed, signal } from "@preact/signals";
import { stuurMogelijkheden } from "../api/client.ts";
import type { ConfiguratieJson, Mogelijkheid } from "../api/types.ts";
import { aanbod } from "./aanbod.ts";
import { gevraagd } from "./beurt.ts";
import { later } from "./later.ts";
import { configuratie } from "./winkel.ts";

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

/** The setting under the pointer or the focus, whose effect the graph shows beforehand. */
export const vooruitblik = signal<string | null>(null);
