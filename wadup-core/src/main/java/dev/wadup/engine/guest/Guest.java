package dev.wadup.engine.guest;

import dev.wadup.engine.GuestContract;
import dev.wadup.wasi.Deadline;
import dev.wadup.wasi.WasiContext;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** One instance with its world: runs its functions under the limits. */
final class Guest implements AutoCloseable {
  private final Sandbox sandbox;
  private final GuestSize size;
  private final Machine machine;
  private WasiContext context;
  private boolean instantiated;

  /** A guest not yet instantiated. */
  Guest(Sandbox sandbox, WasiContext context, LinkedModule linked, GuestSize size) {
    this.sandbox = sandbox;
    this.context = context;
    this.size = size;
    this.machine = linked.machine(this::context);
  }

  WasiContext context() {
    return context;
  }

  Machine machine() {
    return machine;
  }

  /** Moves the guest to another world. */
  void enter(WasiContext world) {
    context = world;
    context.memory().rebind(machine::memory);
  }

  /** The bytes of its linear memory as of now. */
  MemorySegment memory() {
    return machine.memory();
  }

  /** Makes the instance, with its start function; the verdict says how that went. */
  Verdict instantiate() {
    return guarded(
        () -> {
          context.memory().rebind(machine::memory);
          machine.instantiate();
          instantiated = true;
          return Verdict.OK;
        });
  }

  /** Calls an exported function without parameters or result. */
  Verdict run(String name) {
    Machine.Entry function = machine.function(name, false).orElseThrow();
    return guarded(
        () -> {
          function.call();
          return Verdict.OK;
        });
  }

  /** The function that processes a content. */
  Machine.Entry process(boolean returnsStatus) {
    return machine.function(GuestContract.PROCESS, returnsStatus).orElseThrow();
  }

  /** Runs something under all limits and judges how it ended. */
  Verdict guarded(Attempt attempt) {
    Deadline deadline = sandbox.begin(machine);
    context.deadline(deadline);
    try {
      return sandbox.isInterrupted() ? sandbox.verdicts().timeout() : attempt.make();
    } catch (RuntimeException | StackOverflowError e) {
      return sandbox.verdicts().of(e, memoryBytes(), instantiated, sandbox.isInterrupted());
    } finally {
      sandbox.end(deadline);
    }
  }

  /** The fuel used since the last begin; null where it is not counted. */
  @Nullable Long fuelUsed() {
    return sandbox.fuelUsed(machine);
  }

  /** Bytes of linear memory and tables: memories never shrink, so this is the peak too. */
  long memoryBytes() {
    return size.tableBytes() + machine.memory().byteSize();
  }

  @Override
  public void close() {
    machine.close();
  }

  /** Something that enters the guest. */
  interface Attempt {
    Verdict make();
  }
}
