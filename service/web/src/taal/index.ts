import { computed } from "@preact/signals";
import { taal } from "../staat/winkel.ts";
import { en } from "./en.ts";
import { nl } from "./nl.ts";

/** What the page says, in the language of the moment. */
export const tekst = computed(() => (taal.value === "en" ? en : nl));
