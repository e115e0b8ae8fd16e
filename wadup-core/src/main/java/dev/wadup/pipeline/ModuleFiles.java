package dev.wadup.pipeline;

import dev.wadup.engine.ModuleSource;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds module files. */
public final class ModuleFiles {
  private static final String SUFFIX = ".wasm";

  private ModuleFiles() {}

  /**
   * The modules of these files and directories, in name order; a directory stands for its {@code
   * *.wasm} files.
   *
   * @throws WadupException if a path is not there, two modules have one name, or there are none of
   *     those chosen
   */
  public static List<ModuleFile> find(List<Path> filesAndDirectories, ModuleChoice choice) {
    SortedMap<String, ModuleSource> byName = new TreeMap<>();
    for (Path path : filesAndDirectories) {
      for (Path file : filesOf(path)) {
        add(byName, new ModuleSource(stem(file), file));
      }
    }
    if (byName.isEmpty()) {
      throw usage("No *.wasm files in " + filesAndDirectories + ".", null);
    }
    return choice.of(byName.values().stream().map(ModuleFile::read).toList());
  }

  private static void add(SortedMap<String, ModuleSource> byName, ModuleSource source) {
    ModuleSource other = byName.putIfAbsent(source.name(), source);
    if (other != null && !isSameFile(other.file(), source.file())) {
      throw usage(
          "Two modules are named '%s': '%s' and '%s'. Rename one file."
              .formatted(source.name(), other.file(), source.file()),
          null);
    }
  }

  private static List<Path> filesOf(Path path) {
    if (!Files.exists(path)) {
      throw usage("Modules '%s': no such file or directory.".formatted(path), null);
    }
    return Files.isDirectory(path) ? wasmFilesIn(path) : List.of(path);
  }

  private static List<Path> wasmFilesIn(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      entries.forEach(files::add);
      return files;
    } catch (IOException | DirectoryIteratorException e) {
      throw usage("Modules '%s' can't be listed.".formatted(directory), e);
    }
  }

  private static boolean isSameFile(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static WadupException usage(String message, @Nullable Exception cause) {
    return new WadupException(ErrorCode.USAGE, message, cause);
  }
}
