package dev.wadup.supervision;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.UUID;

/** Where one thread notes what it is at; a few stores to memory, so that it costs nothing. */
public final class WorkMark {
  static final int BYTES = 64;
  private static final int ROOT = 0;
  private static final int CONTENT = 16;
  private static final int MODULE = 32;
  private static final int LIVE = 36;

  private final MemorySegment bytes;

  WorkMark(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /** The thread begins with a content, in no module yet. */
  public void begin(UUID root, UUID content) {
    put(ROOT, root);
    put(CONTENT, content);
    enter(Task.NO_MODULE);
    VarHandle.releaseFence();
    bytes.set(JAVA_INT, LIVE, 1);
  }

  /** The thread enters a module, by its place in the order of names, or leaves all of them. */
  public void enter(int module) {
    bytes.set(JAVA_INT, MODULE, module);
  }

  /** The thread is done with its content. */
  public void end() {
    bytes.set(JAVA_INT, LIVE, 0);
    VarHandle.releaseFence();
  }

  /** What the thread is at. */
  Optional<Work> work() {
    return bytes.get(JAVA_INT, LIVE) == 0
        ? Optional.empty()
        : Optional.of(new Work(get(ROOT), new Task(get(CONTENT), bytes.get(JAVA_INT, MODULE))));
  }

  private void put(int offset, UUID uuid) {
    bytes.set(JAVA_LONG, offset, uuid.getMostSignificantBits());
    bytes.set(JAVA_LONG, offset + Long.BYTES, uuid.getLeastSignificantBits());
  }

  private UUID get(int offset) {
    return new UUID(bytes.get(JAVA_LONG, offset), bytes.get(JAVA_LONG, offset + Long.BYTES));
  }
}
