package dev.wadup.engine;

import dev.wadup.wasm.WasmModule;
import dev.wadup.wasm.WasmModule.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How costly to compile a module may be. A compilation can be neither cancelled nor capped, so its
 * cost is judged by counts on the bytes.
 *
 * @param codeBytes bytes of all function bodies
 * @param bodyBytes bytes of one function body: some of the compiler's passes are worse than linear
 */
public record CompileBudget(
    long functions,
    long elements,
    long globals,
    long imports,
    long exports,
    long tables,
    long codeBytes,
    long bodyBytes) {
  /**
   * Some three times what Pandas on CPython, the largest real module known here, needs. At 200,000
   * functions a compilation takes 19 s and 1.1 GB; five million elements take over 90 s.
   */
  public static final CompileBudget DEFAULT =
      new CompileBudget(150_000, 250_000, 20_000, 1_000, 20_000, 8, 160L << 20, 2L << 20);

  /** Each count that is over the budget; empty if the module may be compiled. */
  public List<String> problems(WasmModule module) {
    List<String> problems = new ArrayList<>();
    check(problems, "functions", module.bodies().size(), functions);
    check(problems, "table elements", elements(module), elements);
    check(problems, "globals", module.globals().size(), globals);
    check(problems, "imports", module.imports().size(), imports);
    check(problems, "exports", module.exports().size(), exports);
    check(problems, "tables", module.tables().size(), tables);
    check(problems, "bytes of code", codeBytes(module), codeBytes);
    check(problems, "bytes in one function", largestBody(module), bodyBytes);
    return problems;
  }

  private static void check(List<String> problems, String what, long count, long limit) {
    if (count > limit) {
      problems.add(
          String.format(
              Locale.ROOT,
              "is too costly to compile: %,d %s, at most %,d are allowed",
              count,
              what,
              limit));
    }
  }

  private static long elements(WasmModule module) {
    long declared = module.tables().stream().mapToLong(WasmModule.Table::minimum).sum();
    return Math.max(declared, module.elements().total());
  }

  private static long codeBytes(WasmModule module) {
    return module.bodies().stream().mapToLong(Range::size).sum();
  }

  private static long largestBody(WasmModule module) {
    return module.bodies().stream().mapToLong(Range::size).max().orElse(0);
  }
}
