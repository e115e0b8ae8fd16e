package dev.wadup.pipeline;

import dev.wadup.engine.CompiledModule;
import dev.wadup.engine.Engine;
import dev.wadup.engine.GuestInstance;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.ModuleInspection;
import dev.wadup.engine.ModuleRejectedException;
import dev.wadup.engine.ModuleSource;
import dev.wadup.manifest.Manifest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine whose guests are Java code; counts what it made and what was closed. */
final class FakeEngine implements Engine {
  private final Map<String, FakeGuest> guests = new TreeMap<>();
  private final Map<String, Manifest> manifests = new TreeMap<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  final AtomicInteger instances = new AtomicInteger();
  final AtomicInteger openInstances = new AtomicInteger();
  final AtomicInteger openModules = new AtomicInteger();
  volatile boolean interrupted;

  FakeEngine with(String name, Manifest manifest, FakeGuest guest) {
    manifests.put(name, manifest);
    return with(name, guest);
  }

  FakeEngine with(String name, FakeGuest guest) {
    return with(name, 0, guest);
  }

  /** A guest whose module's bytes differ from version to version. */
  FakeEngine with(String name, int version, FakeGuest guest) {
    guests.put(name, guest);
    versions.put(name, version);
    return this;
  }

  List<ModuleFile> modules() {
    return guests.keySet().stream()
        .map(name -> new ModuleSource(name, Path.of(name + ".wasm")))
        .map(
            source ->
                new ModuleFile(
                    source, manifests.getOrDefault(source.name(), Manifest.NONE), List.of()))
        .toList();
  }

  @Override
  public Set<GuestLimit> enforces() {
    return EnumSet.allOf(GuestLimit.class);
  }

  @Override
  public CompiledModule compile(ModuleSource source) throws ModuleRejectedException {
    FakeGuest guest = guests.get(source.name());
    if (guest == null) {
      throw new ModuleRejectedException(source, List.of("is no WebAssembly"));
    }
    openModules.incrementAndGet();
    return new Compiled(source.name(), guest);
  }

  @Override
  public ModuleInspection inspect(ModuleSource source) {
    return new ModuleInspection(List.of(), List.of(), "", List.of(), null);
  }

  @Override
  public void interruptAll() {
    interrupted = true;
  }

  @Override
  public void close() {}

  private final class Compiled implements CompiledModule {
    private final String name;
    private final FakeGuest guest;

    Compiled(String name, FakeGuest guest) {
      this.name = name;
      this.guest = guest;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String sha256() {
      return "%064x".formatted(versions.get(name));
    }

    @Override
    public GuestInstance instantiate() throws ModuleRejectedException {
      guest.start(instances.incrementAndGet());
      openInstances.incrementAndGet();
      return new FakeInstance(guest, () -> interrupted, openInstances::decrementAndGet);
    }

    @Override
    public void close() {
      openModules.decrementAndGet();
    }
  }
}
