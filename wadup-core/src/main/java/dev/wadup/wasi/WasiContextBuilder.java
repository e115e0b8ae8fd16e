package dev.wadup.wasi;

import dev.wadup.vfs.VfsLimits;
import dev.wadup.vfs.VirtualFileSystem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a context; what is not given has a default that protects. */
public final class WasiContextBuilder {
  private List<String> arguments = List.of();
  private Map<String, String> environment = Map.of();
  private @Nullable List<String> preopens;
  private WasiClock clock = WasiClock.system();
  private RandomSource random = RandomSource.secure();
  private WasiLimits limits = WasiLimits.DEFAULT;
  private VfsLimits vfsLimits = VfsLimits.DEFAULT;

  WasiContextBuilder() {}

  /** What {@code args_get} gives, the program's name first. */
  public WasiContextBuilder arguments(List<String> values) {
    arguments = values;
    return this;
  }

  /** What {@code environ_get} gives, in the map's order. */
  public WasiContextBuilder environment(Map<String, String> values) {
    environment = values;
    return this;
  }

  /**
   * Directories that the guest finds open, from descriptor 3 on, made if absent; by default the
   * root, with the directories of the guest contract.
   */
  public WasiContextBuilder preopens(List<String> directories) {
    preopens = List.copyOf(directories);
    return this;
  }

  /** Where the guest's time comes from. */
  public WasiContextBuilder clock(WasiClock source) {
    clock = source;
    return this;
  }

  /** Where the guest's random bytes come from. */
  public WasiContextBuilder random(RandomSource source) {
    random = source;
    return this;
  }

  /** What the guest may hold or ask for beyond its tree. */
  public WasiContextBuilder limits(WasiLimits values) {
    limits = values;
    return this;
  }

  /** How large the guest's tree may grow. */
  public WasiContextBuilder files(VfsLimits values) {
    vfsLimits = values;
    return this;
  }

  /** The context, over an empty tree. */
  public WasiContext build() {
    List<String> variables =
        environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    List<String> directories = preopens == null ? List.of("/") : preopens;
    WasiSettings settings =
        new WasiSettings(
            new StringList(arguments),
            new StringList(variables),
            directories,
            clock,
            random,
            limits);
    WasiContext context =
        new WasiContext(settings, new VirtualFileSystem(vfsLimits, clock::fileTimeNanos));
    if (preopens == null) {
      context.makeDirectories();
    }
    return context;
  }
}
