package dev.wadup.cli;

/** What {@code --format} of a run takes. */
enum StreamFormat {
  JSONL
}
