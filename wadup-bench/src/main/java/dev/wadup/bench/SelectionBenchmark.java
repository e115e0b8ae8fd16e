package dev.wadup.bench;

import dev.wadup.content.Content;
import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.manifest.InvalidManifestException;
import dev.wadup.manifest.Manifest;
import dev.wadup.manifest.Wants;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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

/** What does a content cost that a module does not want? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SelectionBenchmark {
  /** What the module asks for; none of it fits. */
  @Param({
    "\"size\": {\"min\": 100000}",
    "\"mime\": [\"application/zip\", \"image/*\", \"application/pdf\"]",
    "\"magic\": [{\"hex\": \"504b0304\"}, {\"offset\": -22, \"hex\": \"504b0506\"}]",
    "\"names\": [\"*.zip\", \"*.jar\", \"*.docx\", \"*.xlsx\"]"
  })
  private String wants;

  private Wants asked;
  private Content content;

  /** Four kilobytes of zeros with a name of common length. */
  @Setup
  public void make() throws InvalidManifestException {
    asked = Manifest.parse("{\"wants\": {" + wants + "}}").wants();
    UUID uuid = new UUID(1, 2);
    content =
        new Content(
            uuid,
            "quarterly-report-2024.txt",
            "docs/quarterly-report-2024.txt",
            null,
            uuid,
            0,
            null,
            ContentBytes.of(new byte[4_096]));
  }

  /** One content, one module. */
  @Benchmark
  public boolean ask() throws ContentUnavailableException {
    return asked.accept(content, "text/plain");
  }
}
