"""Takes the place of the compiled module."""

raise ImportError("mmap: a WADUP module cannot map files into memory; read them instead")
