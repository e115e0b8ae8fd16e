package dev.wadup.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadup.RunListener;
import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.sink.SkippedEntry;
import dev.wadup.table.Column;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowCursor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Prints each content as a JSON object in a line once it is processed, and passes all on. */
record ResultLines(RunListener next, PrintWriter out) implements RunListener {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public boolean wantsTotals() {
    return next.wantsTotals();
  }

  @Override
  public void counted(long files, long bytes, boolean whole) {
    next.counted(files, bytes, whole);
  }

  @Override
  public void modulesReady(int modules) {
    next.modulesReady(modules);
  }

  @Override
  public void processing(Content content) throws ContentUnavailableException {
    next.processing(content);
  }

  @Override
  public void skipped(SkippedEntry entry) {
    next.skipped(entry);
  }

  @Override
  public void stopping() {
    next.stopping();
  }

  @Override
  public void contentDone(ContentResult result) {
    String line = line(result);
    synchronized (out) {
      out.print(line + "\n");
      out.flush();
    }
    next.contentDone(result);
  }

  private static String line(ContentResult result) {
    StringWriter line = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("uuid", result.uuid().toString());
      json.writeStringField("path", result.path());
      json.writeStringField("filename", result.filename());
      text(json, "parent_uuid", result.parentUuid());
      json.writeStringField("root_uuid", result.rootUuid().toString());
      json.writeNumberField("depth", result.depth());
      number(json, "size", result.size());
      text(json, "sha256", result.sha256());
      text(json, "mime_type", result.mimeType());
      json.writeStringField("status", result.failed() ? "failed" : "success");
      text(json, "error_message", result.errorMessage());
      json.writeArrayFieldStart("modules");
      for (ModuleRun run : result.moduleRuns()) {
        write(json, run);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, ModuleRun run) throws IOException {
    json.writeStartObject();
    json.writeStringField("module", run.moduleName());
    json.writeStringField("outcome", run.outcome().label());
    text(json, "message", run.message());
    json.writeNumberField("wall_us", run.wall().toNanos() / 1_000);
    number(json, "fuel", run.fuel());
    json.writeNumberField("peak_memory_bytes", run.peakMemoryBytes());
    json.writeNumberField("children", run.childCount());
    json.writeStringField("stdout", run.output().stdout());
    json.writeStringField("stderr", run.output().stderr());
    json.writeObjectFieldStart("tables");
    for (RowBatch batch : run.rows()) {
      if (batch.rowCount() > 0) {
        json.writeArrayFieldStart(batch.schema().name());
        writeRows(json, batch);
        json.writeEndArray();
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeRows(JsonGenerator json, RowBatch batch) throws IOException {
    RowCursor row = batch.cursor();
    while (row.next()) {
      json.writeStartObject();
      for (Column column : batch.schema().columns()) {
        json.writeFieldName(column.name());
        write(json, column, row);
      }
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, Column column, RowCursor row) throws IOException {
    if (row.readNull()) {
      json.writeNull();
      return;
    }
    switch (column.type()) {
      case INT64 -> json.writeNumber(row.readLong());
      case FLOAT64 -> json.writeNumber(row.readDouble());
      case STRING -> json.writeString(row.readText());
      case BOOLEAN -> json.writeBoolean(row.readBoolean());
      case BYTES -> json.writeBinary(row.readBytes());
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    json.writeStringField(name, value == null ? null : value.toString());
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
