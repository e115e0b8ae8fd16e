package dev.wadup.bench;

import dev.wadup.content.ContentBytes;
import dev.wadup.output.BadOutputException;
import dev.wadup.output.CollectedOutput;
import dev.wadup.output.OutputCollector;
import dev.wadup.output.OutputLimits;
import dev.wadup.output.OutputSettings;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.vfs.VirtualFileSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does it cost to take the metadata of one content, from the closed file to checked rows? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class MetadataDecodeBenchmark {
  private static final String FILE = "/metadata/1.json";

  /** Rows in the file. */
  @Param({"1", "1000"})
  private int rows;

  private byte[] json = {};
  private OutputSettings settings;
  private VirtualFileSystem files;

  /** A file as guests write them: the table, then rows of a number and a text. */
  @Setup
  public void write() {
    String values =
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    "{\"table_name\":\"t\",\"values\":[{\"Int64\":%d},{\"String\":\"value %d\"}]}"
                        .formatted(i, i))
            .collect(Collectors.joining(","));
    json =
        ("{\"tables\":[{\"name\":\"t\",\"columns\":[{\"name\":\"a\",\"data_type\":\"Int64\"},"
                + "{\"name\":\"b\",\"data_type\":\"String\"}]}],\"rows\":["
                + values
                + "]}")
            .getBytes(StandardCharsets.UTF_8);
    settings =
        new OutputSettings(OutputLimits.DEFAULT, new SchemaRegistry(), Path.of("unused-spill"));
    files = new VirtualFileSystem(VfsLimits.DEFAULT, () -> 0);
  }

  /** One content. */
  @Benchmark
  public CollectedOutput take() throws ErrnoException, BadOutputException {
    OutputCollector collector =
        new OutputCollector("module", ContentBytes.of(new byte[0]), settings);
    files.write(FILE, json);
    collector.fileClosed(files, FILE);
    return collector.finish(files);
  }
}
