package dev.wadup.cli.author;

import dev.wadup.cli.SafeText;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import dev.wadup.manifest.InvalidManifestException;
import dev.wadup.manifest.Manifest;
import dev.wadup.manifest.ManifestFile;
import dev.wadup.wasm.MalformedModuleException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadup manifest}: what a module says of itself, shown or set. */
@Command(
    name = "manifest",
    description = "Prints a module's manifest, or gives it another.",
    mixinStandardHelpOptions = true)
public final class ManifestCommand implements Callable<Integer> {
  private static final int NONE = 1;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODULE", description = "Module file (*.wasm).")
  private Path module;

  @Option(
      names = "--set",
      paramLabel = "FILE.json",
      description = "Put this manifest into the module, after checking it.")
  private @Nullable Path manifest;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "Write the changed module there (default: into its own place).")
  private @Nullable Path output;

  @Override
  public Integer call() {
    try {
      return manifest == null ? print() : set(manifest);
    } catch (InvalidManifestException e) {
      throw refused((manifest == null ? module : manifest) + ": " + e.getMessage(), e);
    } catch (MalformedModuleException e) {
      throw refused(module + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw refused("manifest of " + module + ": " + e, e);
    }
  }

  private int print() throws IOException, MalformedModuleException, InvalidManifestException {
    if (output != null) {
      throw new WadupException(ErrorCode.USAGE, "--output needs --set FILE.json.");
    }
    Optional<String> json = ManifestFile.read(module).map(Manifest::json);
    PrintWriter out = spec.commandLine().getOut();
    json.orElse(module + " carries no manifest")
        .lines()
        .forEach(line -> out.println(SafeText.of(line.replace("\t", "  "))));
    out.flush();
    return json.isPresent() ? 0 : NONE;
  }

  private int set(Path file)
      throws IOException, MalformedModuleException, InvalidManifestException {
    byte[] json = Files.readAllBytes(file);
    ManifestFile.parse(json);
    ManifestFile.write(module, json, output == null ? module : output);
    return 0;
  }

  private static WadupException refused(String message, Exception cause) {
    return new WadupException(ErrorCode.USAGE, message, cause);
  }
}
