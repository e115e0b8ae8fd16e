package dev.wadup.cli.author;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadup new}: a project that builds, has a test, and says the next command. */
@Command(
    name = "new",
    description = "Makes a project for a module: it builds, has a test and says how to go on.",
    mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "rust|go|python",
      description = "Language to write the module in.")
  private Language language;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "Name of the project and of its folder, which must not exist yet.")
  private String name;

  @Override
  public Integer call() throws IOException {
    var projectName = ProjectName.of(name, language);
    new Project(projectName, language, Path.of(name)).write(WadupHome.ofLauncher());
    print(projectName, spec.commandLine().getOut());
    return 0;
  }

  private void print(ProjectName projectName, PrintWriter out) {
    out.printf("Made %s, a module in %s. Next:%n", name, language.title());
    if (!language.isInstalled(System.getenv().getOrDefault("PATH", ""))) {
      out.printf(
          "  install %s (there is no '%s' on the PATH)%n",
          language.installation(), language.tool());
    }
    out.printf("  cd %s && ./build%n", name);
    out.printf("  wadup test %s.wasm testdata/hello.txt%n", projectName.underscored());
    out.flush();
  }
}
