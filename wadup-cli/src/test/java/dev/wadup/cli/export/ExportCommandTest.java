package dev.wadup.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.wadup.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final String EVIL = "../../etc/pass\"wd";

  @TempDir private Path folder;
  private Path database;
  private Path target;

  @BeforeEach
  void makeDatabase() throws SQLException {
    database = folder.resolve("results.db");
    target = folder.resolve("out");
    execute(
        "CREATE TABLE __wadup_content (uuid TEXT PRIMARY KEY, size INTEGER)",
        "CREATE TABLE __wadup_table (table_name TEXT, module_name TEXT, schema_json TEXT)",
        """
        INSERT INTO __wadup_table VALUES ('kinds', 'm', '{"name":"kinds","columns":[
          {"name":"i","data_type":"Int64"},{"name":"d","data_type":"Float64"},
          {"name":"s","data_type":"String"},{"name":"b","data_type":"Boolean"},
          {"name":"x","data_type":"Bytes"}]}')\
        """,
        "CREATE TABLE kinds (content_uuid TEXT NOT NULL, i INTEGER, d REAL, s TEXT, b INTEGER, x"
            + " BLOB)",
        """
        INSERT INTO kinds VALUES
          ('u1', 9007199254740993, 0.5, 'a,"b"' || char(13, 10) || 'ü', 1, x'00ff'),
          ('u2', -1, 2, '', 0, x''),
          ('u3', NULL, NULL, NULL, NULL, NULL)\
        """,
        "CREATE TABLE \"../../etc/pass\"\"wd\" (content_uuid TEXT NOT NULL, \"a\"\"b\" TEXT)",
        "CREATE VIEW wadup_files AS SELECT * FROM __wadup_content");
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private ProgramRun export(String format) {
    return ProgramRun.inProcess(
        "export", database.toString(), "--format", format, "--out", target.toString());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void export_csv_isRfc4180AFileATable() throws Exception {
    ProgramRun run = export("csv");
    assertThat(run.exitCode()).isZero();
    assertThat(files())
        .containsExactly(
            "001__etc_pass_wd.csv",
            "002_kinds.csv",
            "003___wadup_content.csv",
            "004___wadup_table.csv",
            "tables.jsonl");
    assertThat(Files.readString(target.resolve("002_kinds.csv")))
        .isEqualTo(
            String.join(
                "\r\n",
                "content_uuid,i,d,s,b,x",
                "u1,9007199254740993,0.5,\"a,\"\"b\"\"",
                "ü\",true,00ff",
                "u2,-1,2.0,\"\",false,\"\"",
                "u3,,,,,",
                ""));
    assertThat(run.out()).contains("kinds: 3 rows in 002_kinds.csv");
  }

  @Test
  void export_jsonLines_keepTypes() throws Exception {
    assertThat(export("jsonl").exitCode()).isZero();
    assertThat(Files.readString(target.resolve("002_kinds.jsonl")))
        .isEqualTo(
            """
            {"content_uuid":"u1","i":9007199254740993,"d":0.5,"s":"a,\\"b\\"\\r\\nü","b":true,"x":"AP8="}
            {"content_uuid":"u2","i":-1,"d":2.0,"s":"","b":false,"x":""}
            {"content_uuid":"u3","i":null,"d":null,"s":null,"b":null,"x":null}
            """);
    assertThat(target.resolve("003___wadup_content.jsonl")).isEmptyFile();
  }

  @Test
  void export_index_namesTheTableOfEachFile() throws Exception {
    export("csv");
    List<String> lines = Files.readAllLines(target.resolve("tables.jsonl"));
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .isEqualTo(
            "{\"table\":\"../../etc/pass\\\"wd\",\"file\":\"001__etc_pass_wd.csv\",\"rows\":0,"
                + "\"columns\":\"content_uuid TEXT, a\\\"b TEXT\"}");
    try (JsonParser json = new JsonFactory().createParser(lines.getFirst())) {
      json.nextToken();
      json.nextToken();
      assertThat(json.nextTextValue()).isEqualTo(EVIL);
    }
  }

  @Test
  void export_folderInUse_isRefused() throws Exception {
    Files.createDirectory(target);
    Files.writeString(target.resolve("mine.txt"), "x");
    ProgramRun run = export("csv");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("out is not empty");
    assertThat(files()).containsExactly("mine.txt");
  }

  @Test
  void export_parquet_keepsTypes() throws Exception {
    ProgramRun run = export("parquet");
    assertThat(run.err()).isEmpty();
    assertThat(files()).contains("002_kinds.parquet", "tables.jsonl").hasSize(5);
    String file = target.resolve("002_kinds.parquet").toString();
    assertThat(
            duckDb("SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM '" + file + "')"))
        .containsExactly(
            "content_uuid VARCHAR", "i BIGINT", "d DOUBLE", "s VARCHAR", "b BOOLEAN", "x BLOB");
    assertThat(duckDb("SELECT concat_ws('|', i, d, s, b, hex(x)) FROM '" + file + "'"))
        .containsExactly("9007199254740993|0.5|a,\"b\"\r\nü|true|00FF", "-1|2.0||false|", "");
    String odd = target.resolve("001__etc_pass_wd.parquet").toString();
    assertThat(duckDb("SELECT column_name FROM (DESCRIBE FROM '" + odd + "')"))
        .containsExactly("content_uuid", "a\"b");
  }

  private static List<String> duckDb(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection =
            new org.duckdb.DuckDBDriver().connect("jdbc:duckdb:", new java.util.Properties());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
