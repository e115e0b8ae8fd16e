package dev.wadup.wasi;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.vfs.CharacterDevice;
import dev.wadup.vfs.CloseListener;
import dev.wadup.vfs.Directory;
import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.VirtualFileSystem;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that one guest instance has of the world; used by one thread at a time. */
public final class WasiContext {
  private final WasiSettings settings;
  private final VirtualFileSystem files;
  private final GuestMemory memory = new GuestMemory(() -> MemorySegment.NULL);
  private final FdTable descriptors;
  private final CapturedStream stdout;
  private final CapturedStream stderr;
  private Deadline deadline = Deadline.never();
  private RandomSource random;
  private CloseListener closeListener = (tree, path) -> {};
  private @Nullable ContentUnavailableException contentFault;
  private boolean factsOpened;

  WasiContext(WasiSettings settings, VirtualFileSystem files) {
    this.settings = settings;
    this.files = files;
    random = settings.random();
    descriptors = new FdTable(settings.limits().openFiles());
    stdout = new CapturedStream(settings.limits().captureBytes());
    stderr = new CapturedStream(settings.limits().captureBytes());
    resetDescriptors();
  }

  /** A context's parts, each with a default that protects. */
  public static WasiContextBuilder builder() {
    return new WasiContextBuilder();
  }

  /**
   * Prepares for one content: empties {@code /tmp}, {@code /metadata} and {@code /subcontent},
   * closes what the guest left open, forgets what it printed, and puts the content in place.
   *
   * @param data what {@code /data.bin} holds
   * @param facts what {@code /content.json} holds, made when it is first looked at
   * @param listener told of each file written and closed
   */
  public void attach(ContentBytes data, Supplier<byte[]> facts, CloseListener listener) {
    resetDescriptors();
    makeDirectories();
    stdout.clear();
    stderr.clear();
    contentFault = null;
    factsOpened = false;
    files.mount("data.bin", () -> data);
    files.mount("content.json", () -> openFacts(facts));
    closeListener = listener;
  }

  /** Sees that there are empty directories where the guest contract wants them. */
  public void makeDirectories() {
    files.emptyDirectory("tmp");
    files.emptyDirectory("metadata");
    files.emptyDirectory("subcontent");
  }

  /** A context with a copy of the tree, for another instance of one snapshot; nothing is open. */
  public WasiContext fork() {
    return new WasiContext(settings, files.copy());
  }

  /** Sets when the guest must be gone; host calls that wait or last look at it. */
  public void deadline(Deadline newDeadline) {
    deadline = newDeadline;
  }

  /** When the guest must be gone. */
  public Deadline deadline() {
    return deadline;
  }

  /** Sets where random bytes come from, for instance by the content's hash. */
  public void random(RandomSource newSource) {
    random = newSource;
  }

  /** The guest's linear memory; an engine binds it after it made the instance. */
  public GuestMemory memory() {
    return memory;
  }

  /** The tree that the guest sees. */
  public VirtualFileSystem files() {
    return files;
  }

  /** The clocks that the guest sees. */
  public WasiClock clock() {
    return settings.clock();
  }

  /** What the guest wrote to stdout since the last {@link #attach}. */
  public CapturedStream stdout() {
    return stdout;
  }

  /** What the guest wrote to stderr since the last {@link #attach}. */
  public CapturedStream stderr() {
    return stderr;
  }

  /** Whether the guest looked at {@code /content.json} since the last {@link #attach}. */
  public boolean factsOpened() {
    return factsOpened;
  }

  /** The first fault of the host's file behind {@code /data.bin} since the last {@link #attach}. */
  public Optional<ContentUnavailableException> contentFault() {
    return Optional.ofNullable(contentFault);
  }

  WasiLimits limits() {
    return settings.limits();
  }

  StringList arguments() {
    return settings.arguments();
  }

  StringList environment() {
    return settings.environment();
  }

  RandomSource random() {
    return random;
  }

  Descriptor descriptor(int fd) throws ErrnoException {
    return descriptors.get(fd);
  }

  /** The directory open under this number, if the descriptor has the right. */
  Directory directory(int fd, long right) throws ErrnoException {
    Descriptor descriptor = descriptors.get(fd);
    if (!(descriptor.node() instanceof Directory directory)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    descriptor.require(right);
    return directory;
  }

  /** Fails if no more descriptors may be opened. */
  void checkRoom() throws ErrnoException {
    descriptors.checkRoom();
  }

  int open(Descriptor descriptor) throws ErrnoException {
    return descriptors.open(descriptor);
  }

  void close(int fd) throws ErrnoException {
    Descriptor descriptor = descriptors.get(fd);
    Optional<String> path =
        descriptor.isWritten() ? files.pathOf(descriptor.node()) : Optional.empty();
    descriptors.close(fd);
    path.ifPresent(written -> closeListener.fileClosed(files, written));
  }

  /** Gives a descriptor the number of another, which is closed. */
  void renumber(int from, int to) throws ErrnoException {
    descriptors.get(from);
    descriptors.get(to);
    if (from != to) {
      close(to);
      descriptors.move(from, to);
    }
  }

  void contentFailed(ContentUnavailableException fault) {
    if (contentFault == null) {
      contentFault = fault;
    }
  }

  private ContentBytes openFacts(Supplier<byte[]> facts) {
    factsOpened = true;
    return ContentBytes.of(facts.get());
  }

  private void resetDescriptors() {
    List<Descriptor> initial = new ArrayList<>();
    initial.add(stream(Rights.INPUT, (source, offset, length) -> {}));
    initial.add(stream(Rights.OUTPUT, stdout::append));
    initial.add(stream(Rights.OUTPUT, stderr::append));
    for (String name : settings.preopens()) {
      initial.add(Descriptor.preopen(files.directory(name), name));
    }
    descriptors.reset(initial);
  }

  private Descriptor stream(long rights, CharacterDevice.Output output) {
    return new Descriptor(new CharacterDevice(files.newInode(), output), rights, 0, 0);
  }
}
