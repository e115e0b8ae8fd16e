package dev.wadup.engine;

/** What state a guest is in when it meets a content. */
public enum IsolationMode {
  /** As the content before left it. */
  REUSE,
  /** As it was right after start-up. */
  FRESH
}
