import { signal } from "@preact/signals";
import type { Item } from "../api/types.ts";

/** The register of municipalities, fetched when first needed. */
export const gemeenten = signal<Item[]>([]);

export function gemeentenaam(slug: string): string {
  return gemeenten.value.find((g) => g.slug === slug)?.label ?? slug;
}
