package dev.wadup.wasmtime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiler's name of a function as a path that people can read: the identifiers of a mangled name
 * in order, types among them, without disambiguators. Both manglings write an identifier as its
 * length and its bytes: <a href="https://doc.rust-lang.org/rustc/symbol-mangling/v0.html">Rust's
 * v0</a> and the older one of Rust and C++.
 */
final class SymbolName {
  private static final Pattern MANGLED = Pattern.compile("_(R|ZN).*");
  private static final Pattern IDENTIFIER = Pattern.compile("([1-9][0-9]{0,5})_?");

  /** What Rust's v0 puts between identifiers and that may hold digits. */
  private static final Pattern NUMBER = Pattern.compile("[sBLK][0-9a-zA-Z]*_");

  private static final Pattern HASH = Pattern.compile("h[0-9a-f]{16}");

  private final String mangled;
  private final List<String> identifiers = new ArrayList<>();

  private SymbolName(String mangled) {
    this.mangled = mangled;
  }

  /** The readable form; the name itself if it is not mangled. */
  static String readable(String name) {
    return MANGLED.matcher(name).matches() ? new SymbolName(name).path() : name;
  }

  private String path() {
    int position = mangled.startsWith("_R") ? 2 : 3;
    while (position < mangled.length()) {
      position = next(position);
    }
    return identifiers.isEmpty() ? mangled : String.join("::", identifiers);
  }

  private int next(int position) {
    Matcher number = at(NUMBER, position);
    if (number.lookingAt()) {
      return number.end();
    }
    Matcher identifier = at(IDENTIFIER, position);
    return identifier.lookingAt() ? add(identifier) : position + 1;
  }

  /** An identifier that begins with an underscore or a digit is set off by another underscore. */
  private int add(Matcher length) {
    int size = Integer.parseInt(length.group(1));
    int start = mangled.startsWith("_R") ? length.end() : length.end(1);
    int end = Math.min(start + size, mangled.length());
    String identifier = mangled.substring(start, end);
    if (!HASH.matcher(identifier).matches()) {
      identifiers.add(identifier);
    }
    return end;
  }

  private Matcher at(Pattern pattern, int position) {
    return pattern.matcher(mangled).region(position, mangled.length());
  }
}
