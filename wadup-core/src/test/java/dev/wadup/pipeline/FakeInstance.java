package dev.wadup.pipeline;

import dev.wadup.engine.Execution;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.Invocation;
import dev.wadup.result.CapturedOutput;
import dev.wadup.result.Outcome;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.vfs.VirtualFileSystem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An instance of a fake guest; sees to it that only one thread uses it, and none after its end. */
final class FakeInstance implements GuestInstance {
  private final FakeGuest guest;
  private final BooleanSupplier interrupted;
  private final Runnable onClose;
  private final AtomicBoolean inUse = new AtomicBoolean();
  private VirtualFileSystem files = newTree();
  private boolean usable = true;
  private boolean closed;

  FakeInstance(FakeGuest guest, BooleanSupplier interrupted, Runnable onClose) {
    this.guest = guest;
    this.interrupted = interrupted;
    this.onClose = onClose;
  }

  private static VirtualFileSystem newTree() {
    return new VirtualFileSystem(VfsLimits.DEFAULT, () -> 0);
  }

  @Override
  public Execution process(Invocation invocation) {
    if (closed || !usable || !inUse.compareAndSet(false, true)) {
      throw new IllegalStateException("instance used after its end, or by two threads");
    }
    files = newTree();
    GuestCall call = new GuestCall(invocation, files, interrupted);
    try {
      int code = guest.process(call);
      return code == 0
          ? ended(call, Outcome.OK, null)
          : ended(call, Outcome.ERROR_RETURN, "returned " + code);
    } catch (GuestCall.FakeTimeout e) {
      return ended(call, Outcome.TIMEOUT, "interrupted");
    } catch (Exception e) {
      return ended(call, Outcome.TRAP, e.getMessage());
    } finally {
      inUse.set(false);
    }
  }

  private Execution ended(GuestCall call, Outcome outcome, @Nullable String message) {
    usable = outcome == Outcome.OK;
    return new Execution(
        outcome,
        message,
        CapturedOutput.EMPTY,
        Duration.ofMillis(1),
        null,
        65_536,
        call.factsRead(),
        null);
  }

  @Override
  public VirtualFileSystem files() {
    return files;
  }

  @Override
  public boolean isUsable() {
    return usable;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onClose.run();
    }
  }
}
