package dev.wadup.pipeline;

import dev.wadup.content.BackingStore;
import dev.wadup.content.ContentUnavailableException;
import java.util.concurrent.atomic.AtomicInteger;

/** Bytes that a content shares with the slices cut from it; closed when the last lets go. */
final class SharedStore {
  private final BackingStore store;
  private final AtomicInteger holders = new AtomicInteger(1);

  /** Held once, by the caller. */
  SharedStore(BackingStore store) {
    this.store = store;
  }

  void verifyUnchanged() throws ContentUnavailableException {
    store.verifyUnchanged();
  }

  SharedStore retain() {
    holders.incrementAndGet();
    return this;
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      store.close();
    }
  }
}
