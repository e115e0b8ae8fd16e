package dev.wadup.cli.export;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * DuckDB, whose driver is 80 MB and therefore no part of the program: it is looked for when it is
 * needed, in the folder {@code optional} of the installation.
 */
final class DuckDb {
  private static final String DRIVER = "org.duckdb.DuckDBDriver";
  private static final String HOME = "wadup.home";

  private DuckDb() {}

  /**
   * A database in a file of its own.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if there is no driver
   */
  static Connection open(Path file) throws SQLException {
    Connection connection = driver().connect("jdbc:duckdb:" + file, new Properties());
    if (connection == null) {
      throw new SQLException("DuckDB's driver does not know its own URL");
    }
    return connection;
  }

  private static Driver driver() {
    List<Path> jars = jars();
    try {
      return Class.forName(DRIVER, true, loader(jars))
          .asSubclass(Driver.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      throw new WadupException(
          ErrorCode.USAGE,
          "Parquet needs DuckDB's JDBC driver, which is not part of the program for its size of"
              + " 80 MB: put duckdb_jdbc.jar (Maven Central, org.duckdb:duckdb_jdbc) into "
              + folder()
              + ", or export csv or jsonl.",
          e);
    } catch (ReflectiveOperationException | IOException e) {
      throw new WadupException(
          ErrorCode.USAGE, "DuckDB's driver in " + jars + " can't be used: " + e, e);
    }
  }

  /** Lives as long as the program: native code is loaded through it. */
  @SuppressWarnings("resource")
  private static ClassLoader loader(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return new URLClassLoader("duckdb", urls, DuckDb.class.getClassLoader());
  }

  private static Path folder() {
    return Path.of(System.getProperty(HOME, "."), "optional");
  }

  private static List<Path> jars() {
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(folder())) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder(), "duckdb_jdbc*.jar")) {
        found.forEach(jars::add);
      } catch (IOException e) {
        throw new WadupException(ErrorCode.USAGE, folder() + " can't be listed: " + e, e);
      }
    }
    return jars;
  }
}
