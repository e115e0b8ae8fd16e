package dev.wadup.vfs;

/** What a node is. */
public enum FileType {
  CHARACTER_DEVICE,
  DIRECTORY,
  REGULAR_FILE,
  SYMBOLIC_LINK
}
