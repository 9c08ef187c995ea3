"""Ground floor: what we know about written Vietnamese. Text in, typed values out; reads no file but its own lexicon."""
