package dev.wadup.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"wadup " + program(), "Java " + Runtime.version()};
  }

  static String program() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version != null ? version : "(not packaged)";
  }
}
