"""The knowledge as linked data: what each IRI of ours answers, for people and for machines; dumps, and a catalogue."""
