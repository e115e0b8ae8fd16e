package dev.wadup;

import dev.wadup.content.Input;
import dev.wadup.content.InputFilter;
import dev.wadup.engine.GuestLimit;
import dev.wadup.engine.IsolationMode;
import dev.wadup.engine.choice.EngineKind;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.pipeline.ModuleChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to run, over what, into which database; made by {@link #builder}.
 *
 * @param modules module files, or directories whose {@code *.wasm} files are taken
 * @param inputs where contents come from
 * @param output the results database
 * @param threads contents processed at a time
 * @param engine what runs the modules
 * @param isolation what state a guest is in when it meets a content
 * @param deterministic whether the same input gives the same rows on any number of threads
 * @param keepPartial whether rows and children flushed before a failure are kept
 * @param choice which of the modules are used
 * @param filter which files of the inputs are looked at
 * @param mime whether every content's MIME type is recorded, even if no module asks for it
 * @param followLinks whether links inside an input are followed
 * @param hash whether every content's SHA-256 is recorded, however big
 * @param checksum whether a file is unchanged by its hash, and not by its size and time
 * @param dedupe whether a module's result for equal bytes is copied instead of running it
 * @param fullText whether texts in modules' tables get full-text indices
 * @param durable whether each batch of results is synced to disk
 * @param freshDatabase whether an existing results database is begun anew
 * @param retryFailed whether roots with failures are processed again although nothing changed
 * @param prune whether results of files that are gone from the inputs are deleted
 * @param spillDirectory where the folder for extracted bytes is made; null for beside the output
 * @param moduleCache private directory of compiled modules; null for the user's cache
 * @param supervision folder in which the process that started this one wants to read what is in
 *     work; null if it does not
 * @param command recorded with the run, to tell runs apart
 * @param limits what a guest or a file can make the host use
 * @param fixedLimits limits that hold whatever a module's manifest asks for
 */
public record JobConfig(
    List<Path> modules,
    List<Input> inputs,
    Path output,
    int threads,
    EngineKind engine,
    IsolationMode isolation,
    boolean deterministic,
    boolean keepPartial,
    ModuleChoice choice,
    InputFilter filter,
    boolean mime,
    boolean followLinks,
    boolean hash,
    boolean checksum,
    boolean dedupe,
    boolean fullText,
    boolean durable,
    boolean freshDatabase,
    boolean retryFailed,
    boolean prune,
    @Nullable Path spillDirectory,
    @Nullable Path moduleCache,
    @Nullable Path supervision,
    String command,
    Limits limits,
    Set<GuestLimit> fixedLimits) {
  /**
   * Copies the lists and checks what can be checked without looking at files.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if the parts contradict each other
   */
  public JobConfig {
    modules = List.copyOf(modules);
    inputs = List.copyOf(inputs);
    fixedLimits = Set.copyOf(fixedLimits);
    require(!modules.isEmpty(), "No modules given: name a module file or a directory of them.");
    require(!inputs.isEmpty(), "No input given: name a directory, a file or a list of paths.");
    require(threads >= 1, "Threads: " + threads + " is less than 1.");
    require(
        !deterministic || isolation == IsolationMode.FRESH,
        "A deterministic run needs fresh isolation: what a guest remembers depends on the order.");
    require(
        !deterministic
            || limits.guest().fuel() != null
            || !engine.enforces().contains(GuestLimit.FUEL),
        "A deterministic run (--deterministic) wants a limit that is the same everywhere: give"
            + " --fuel, for the time limit depends on the machine.");
    require(
        !deterministic || !dedupe,
        "A deterministic run (--deterministic) can't copy results (--dedupe): which of two equal"
            + " contents is first depends on the threads.");
  }

  /** A builder with every default. */
  public static Builder builder() {
    return new Builder();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new WadupException(ErrorCode.USAGE, message);
    }
  }

  /** Collects the parts of a job; what is not set has its default. */
  public static final class Builder {
    private final List<Path> modules = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private @Nullable Path output;
    private int threads = Runtime.getRuntime().availableProcessors();
    private @Nullable EngineKind engine;
    private @Nullable IsolationMode isolation;
    private boolean deterministic;
    private boolean keepPartial;
    private ModuleChoice choice = ModuleChoice.ALL;
    private InputFilter filter = InputFilter.NONE;
    private boolean mime;
    private boolean followLinks;
    private boolean hash;
    private boolean checksum;
    private boolean dedupe;
    private boolean fullText;
    private boolean durable;
    private boolean freshDatabase;
    private boolean retryFailed;
    private boolean prune;
    private @Nullable Path spillDirectory;
    private @Nullable Path moduleCache;
    private @Nullable Path supervision;
    private String command = "";
    private Limits limits = Limits.DEFAULTS;
    private Set<GuestLimit> fixedLimits = Set.of();

    private Builder() {}

    /** Adds a module file, or a directory of them. */
    public Builder module(Path fileOrDirectory) {
      modules.add(fileOrDirectory);
      return this;
    }

    /** Adds a directory or file that is known by its real absolute path. */
    public Builder input(Path fileOrDirectory) {
      return input(new Input.Tree(fileOrDirectory));
    }

    /** Adds an input. */
    public Builder input(Input input) {
      inputs.add(input);
      return this;
    }

    /** The results database; has no default. */
    public Builder output(Path database) {
      output = database;
      return this;
    }

    /** Contents processed at a time; the number of processors if not set. */
    public Builder threads(int count) {
      threads = count;
      return this;
    }

    /** What runs the modules; {@link EngineKind#byDefault} if not set. */
    public Builder engine(EngineKind kind) {
      engine = kind;
      return this;
    }

    /** State of a guest when it meets a content; reuse, or fresh if the run is deterministic. */
    public Builder isolation(IsolationMode mode) {
      isolation = mode;
      return this;
    }

    /** Same rows on any number of threads. */
    public Builder deterministic(boolean on) {
      deterministic = on;
      return this;
    }

    /** Keeps rows and children that a module flushed before it failed. */
    public Builder keepPartial(boolean on) {
      keepPartial = on;
      return this;
    }

    /** Which of the modules are used. */
    public Builder choice(ModuleChoice modulesUsed) {
      choice = modulesUsed;
      return this;
    }

    /** Which files of the inputs are looked at. */
    public Builder filter(InputFilter files) {
      filter = files;
      return this;
    }

    /** Records every content's MIME type. */
    public Builder mime(boolean on) {
      mime = on;
      return this;
    }

    /** Follows links inside an input. */
    public Builder followLinks(boolean on) {
      followLinks = on;
      return this;
    }

    /** Records every content's SHA-256, however big. */
    public Builder hash(boolean on) {
      hash = on;
      return this;
    }

    /** Tells by its hash, and not by its size and time, whether a file is unchanged. */
    public Builder checksum(boolean on) {
      checksum = on;
      return this;
    }

    /** Copies a module's result for equal bytes instead of running it. */
    public Builder dedupe(boolean on) {
      dedupe = on;
      return this;
    }

    /** Gives texts in modules' tables full-text indices. */
    public Builder fullText(boolean on) {
      fullText = on;
      return this;
    }

    /** Syncs each batch of results to disk. */
    public Builder durable(boolean on) {
      durable = on;
      return this;
    }

    /** Begins an existing results database anew. */
    public Builder freshDatabase(boolean on) {
      freshDatabase = on;
      return this;
    }

    /** Processes roots with failures again, although nothing changed. */
    public Builder retryFailed(boolean on) {
      retryFailed = on;
      return this;
    }

    /** Deletes the results of files that are gone from the inputs. */
    public Builder prune(boolean on) {
      prune = on;
      return this;
    }

    /** Where the folder for extracted bytes is made; beside the output if not set. */
    public Builder spillDirectory(Path directory) {
      spillDirectory = directory;
      return this;
    }

    /** Private directory of compiled modules; the user's cache if not set. */
    public Builder moduleCache(Path directory) {
      moduleCache = directory;
      return this;
    }

    /** Folder of the process that started this one to do its work; none if not set. */
    public Builder supervision(Path folder) {
      supervision = folder;
      return this;
    }

    /** Recorded with the run. */
    public Builder command(String line) {
      command = line;
      return this;
    }

    /** What a guest or a file can make the host use. */
    public Builder limits(Limits all) {
      limits = all;
      return this;
    }

    /** Limits that hold whatever a module's manifest asks for. */
    public Builder fixedLimits(Set<GuestLimit> given) {
      fixedLimits = given;
      return this;
    }

    /**
     * The job.
     *
     * @throws WadupException with {@link ErrorCode#USAGE} if a part is missing or contradicts
     *     another
     */
    public JobConfig build() {
      if (output == null) {
        throw new WadupException(ErrorCode.USAGE, "No output given: name the results database.");
      }
      return new JobConfig(
          modules,
          inputs,
          output,
          threads,
          engine != null ? engine : EngineKind.byDefault(),
          isolation != null ? isolation : defaultIsolation(),
          deterministic,
          keepPartial,
          choice,
          filter,
          mime,
          followLinks,
          hash || deterministic || checksum || dedupe,
          checksum,
          dedupe,
          fullText,
          durable,
          freshDatabase,
          retryFailed,
          prune,
          spillDirectory,
          moduleCache,
          supervision,
          command,
          limits,
          fixedLimits);
    }

    private IsolationMode defaultIsolation() {
      return deterministic ? IsolationMode.FRESH : IsolationMode.REUSE;
    }
  }
}
