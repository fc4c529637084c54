import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Indeling, Plek } from "./indeling.ts";

/** As long as the style sheet lets a node fade. */
const DUUR = 220;

/** Nodes that have just gone, kept for a moment in their old place so that they can leave calmly. */
export function useVertrek(indeling: Indeling): readonly Plek[] {
  const vorige = useRef<Indeling>(indeling);
  const weg = useSignal<readonly Plek[]>([]);
  useEffect(() => {
    const gegaan = vorige.current.plekken.filter((p) => !indeling.plek.has(p.id));
    vorige.current = indeling;
    if (gegaan.length === 0) return;
    weg.value = gegaan;
    const klok = setTimeout(() => (weg.value = []), DUUR);
    return () => clearTimeout(klok);
  }, [indeling]);
  return weg.value.filter((p) => !indeling.plek.has(p.id));
}
