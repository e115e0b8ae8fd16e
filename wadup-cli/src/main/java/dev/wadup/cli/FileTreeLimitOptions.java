package dev.wadup.cli;

import dev.wadup.vfs.VfsLimits;
import dev.wadup.wasi.WasiLimits;
import picocli.CommandLine.Option;

/** Limits of the file tree that one module sees. */
final class FileTreeLimitOptions {
  @Option(
      names = "--max-tree-size",
      paramLabel = "SIZE",
      defaultValue = "256MiB",
      description = "Bytes of all files a module wrote (default: ${DEFAULT-VALUE}).")
  private ByteSize size;

  @Option(
      names = "--max-tree-entries",
      paramLabel = "N",
      defaultValue = "65536",
      description = "Files and directories (default: ${DEFAULT-VALUE}).")
  private int entries;

  @Option(
      names = "--max-tree-depth",
      paramLabel = "N",
      defaultValue = "256",
      description = "Levels of directories (default: ${DEFAULT-VALUE}).")
  private int depth;

  @Option(
      names = "--max-path-length",
      paramLabel = "SIZE",
      defaultValue = "4KiB",
      description = "Bytes of one path (default: ${DEFAULT-VALUE}).")
  private ByteSize pathLength;

  @Option(
      names = "--max-open-files",
      paramLabel = "N",
      defaultValue = "1024",
      description = "Open descriptors (default: ${DEFAULT-VALUE}).")
  private int openFiles;

  @Option(
      names = "--max-captured",
      paramLabel = "SIZE",
      defaultValue = "1MiB",
      description = "Bytes kept of stdout and of stderr, each (default: ${DEFAULT-VALUE}).")
  private ByteSize captured;

  VfsLimits files() {
    return new VfsLimits(size.bytes(), entries, pathLength.toInt(), depth);
  }

  WasiLimits wasi() {
    WasiLimits fixed = WasiLimits.DEFAULT;
    return new WasiLimits(
        openFiles, fixed.iovecs(), fixed.transferBytes(), fixed.subscriptions(), captured.toInt());
  }
}
