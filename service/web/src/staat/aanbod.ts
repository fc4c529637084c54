import { signal } from "@preact/signals";
import { haalAanbod } from "../api/client.ts";
import { taal } from "./winkel.ts";

/** What this service answers beside findings: what is not there is neither asked nor shown. */
export const aanbod = signal<ReadonlySet<string>>(new Set());

export function verbindAanbod(): void {
  haalAanbod(taal.value).then(
    (paden) => (aanbod.value = new Set(paden.map((p) => p.slice(p.lastIndexOf("/") + 1)))),
    () => undefined,
  );
}
