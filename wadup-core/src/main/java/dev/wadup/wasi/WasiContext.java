package dev.wadup.wasi;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.vfs.CloseListener;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.vfs.VirtualFileSystem;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that one guest instance has of the world; used by one thread at a time. */
public final class WasiContext {
  private final GuestMemory memory = new GuestMemory(() -> MemorySegment.NULL);
  private final VirtualFileSystem files;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final WasiClock clock;
  private final RandomSource random;
  private final CapturedStream stdout;
  private final CapturedStream stderr;
  private Deadline deadline = Deadline.never();

  private WasiContext(Builder builder) {
    files = builder.files;
    arguments = builder.arguments;
    environment = builder.environment;
    clock = builder.clock;
    random = builder.random;
    stdout = new CapturedStream(builder.limits.captureBytes());
    stderr = new CapturedStream(builder.limits.captureBytes());
  }

  /** A context's parts, each with a default that protects. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Prepares for one content: empties {@code /tmp}, {@code /metadata} and {@code /subcontent},
   * closes what the guest left open, forgets what it printed, and puts the content in place.
   *
   * @param data what {@code /data.bin} holds
   * @param facts what {@code /content.json} holds, made when it is first opened
   * @param listener told of each file written and closed
   */
  public void attach(ContentBytes data, Supplier<byte[]> facts, CloseListener listener) {
    stdout.clear();
    stderr.clear();
  }

  /** A copy of the tree, the descriptors and the settings, for another instance of one snapshot. */
  public WasiContext fork() {
    return this;
  }

  /** Sets when the guest must be gone; host calls that wait or last look at it. */
  public void deadline(Deadline newDeadline) {
    deadline = newDeadline;
  }

  /** When the guest must be gone. */
  public Deadline deadline() {
    return deadline;
  }

  /** The guest's linear memory; an engine binds it after it made the instance. */
  public GuestMemory memory() {
    return memory;
  }

  /** The tree that the guest sees. */
  public VirtualFileSystem files() {
    return files;
  }

  /** What the guest wrote to stdout since the last {@link #attach}. */
  public CapturedStream stdout() {
    return stdout;
  }

  /** What the guest wrote to stderr since the last {@link #attach}. */
  public CapturedStream stderr() {
    return stderr;
  }

  /** Whether the guest opened {@code /content.json} since the last {@link #attach}. */
  public boolean factsOpened() {
    return false;
  }

  /** The first fault of the host's file behind {@code /data.bin} since the last {@link #attach}. */
  public Optional<ContentUnavailableException> contentFault() {
    return Optional.empty();
  }

  List<String> arguments() {
    return arguments;
  }

  Map<String, String> environment() {
    return environment;
  }

  WasiClock clock() {
    return clock;
  }

  RandomSource random() {
    return random;
  }

  /** Collects the parts of a context. */
  public static final class Builder {
    private List<String> arguments = List.of();
    private Map<String, String> environment = Map.of();
    private WasiClock clock = WasiClock.system();
    private RandomSource random = RandomSource.secure();
    private WasiLimits limits = WasiLimits.DEFAULT;
    private VirtualFileSystem files = new VirtualFileSystem(VfsLimits.DEFAULT);

    private Builder() {}

    /** What {@code args_get} gives, the program's name first. */
    public Builder arguments(List<String> values) {
      arguments = List.copyOf(values);
      return this;
    }

    /** What {@code environ_get} gives, in the map's order. */
    public Builder environment(Map<String, String> values) {
      environment = values;
      return this;
    }

    /** Where the guest's time comes from. */
    public Builder clock(WasiClock source) {
      clock = source;
      return this;
    }

    /** Where the guest's random bytes come from. */
    public Builder random(RandomSource source) {
      random = source;
      return this;
    }

    /** What the guest may hold or ask for beyond its tree. */
    public Builder limits(WasiLimits values) {
      limits = values;
      return this;
    }

    /** The tree that the guest sees. */
    public Builder files(VirtualFileSystem tree) {
      files = tree;
      return this;
    }

    /** The context. */
    public WasiContext build() {
      return new WasiContext(this);
    }
  }
}
