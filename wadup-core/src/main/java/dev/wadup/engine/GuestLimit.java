package dev.wadup.engine;

/** A limit that an engine may or may not be able to enforce. */
public enum GuestLimit {
  FUEL,
  MEMORY,
  STACK,
  TIME
}
