package dev.wadup.engine.guest;

import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.Invocation;
import dev.wadup.engine.guest.Rewinder.Rewinding;
import dev.wadup.result.Outcome;
import dev.wadup.vfs.VirtualFileSystem;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives every content an instance in the state that was there right after start-up. */
final class FreshGuest implements GuestInstance {
  private final FreshStart origin;
  private final @Nullable Rewinder rewinder;
  private VirtualFileSystem files;
  private @Nullable Live kept;

  FreshGuest(FreshStart origin, @Nullable Rewinder rewinder, VirtualFileSystem files) {
    this.origin = origin;
    this.rewinder = rewinder;
    this.files = files;
  }

  @Override
  public Execution process(Invocation invocation) {
    Live live = rewound();
    return live != null ? run(live, invocation) : begin(invocation);
  }

  private Execution begin(Invocation invocation) {
    Guest guest = origin.guest();
    Verdict started = origin.start(guest);
    if (started.isOk()) {
      return run(Live.of(origin, guest, rewinder), invocation);
    }
    try (guest) {
      files = guest.context().files();
      return Call.report(guest, started, Duration.ZERO);
    }
  }

  private Execution run(Live live, Invocation invocation) {
    files = live.guest().context().files();
    boolean keep = false;
    try {
      Execution execution = live.process(invocation);
      keep = isWhole(execution.outcome());
      return execution;
    } finally {
      keepOrClose(live, keep);
    }
  }

  private static boolean isWhole(Outcome outcome) {
    return outcome == Outcome.OK || outcome == Outcome.ERROR_RETURN;
  }

  private void keepOrClose(Live live, boolean keep) {
    if (keep && live.rewind() != null) {
      kept = live;
    } else {
      live.guest().close();
    }
  }

  /** The instance of the content before, as it was at first; null if there is none. */
  private @Nullable Live rewound() {
    Live live = kept;
    kept = null;
    if (live == null || live.rewind() == null) {
      return null;
    }
    if (!live.rewind().run()) {
      live.guest().close();
      return null;
    }
    live.guest().enter(origin.world());
    return live;
  }

  @Override
  public VirtualFileSystem files() {
    return files;
  }

  /** Always: what a content does to an instance ends with it. */
  @Override
  public boolean isUsable() {
    return true;
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.guest().close();
    }
    if (rewinder != null) {
      rewinder.close();
    }
  }

  /** A started guest, and how to put it back; null where that can't be. */
  private record Live(Guest guest, Call call, @Nullable Rewinding rewind) {
    static Live of(FreshStart origin, Guest guest, @Nullable Rewinder rewinder) {
      Rewinding rewind =
          Optional.ofNullable(rewinder)
              .flatMap(way -> origin.state().map(state -> way.of(guest.machine(), state)))
              .orElse(null);
      return new Live(guest, new Call(origin.program(), guest), rewind);
    }

    Execution process(Invocation invocation) {
      return rewind == null
          ? call.process(invocation)
          : rewind.observe(() -> call.process(invocation));
    }
  }
}
