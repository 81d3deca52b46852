"""The grammar of attribution: one module a frame, all over plain lists of a parsed Doc."""
