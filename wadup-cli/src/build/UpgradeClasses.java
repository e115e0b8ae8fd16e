import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Writes a jar anew with its old classes as ones of Java 8: {@code UpgradeClasses FROM TO}. The JVM
 * keeps no class older than Java 6 in an AOT cache, because they lack the stack maps that let it
 * verify a class ahead of time; here they get them. Nothing else of the classes changes.
 */
final class UpgradeClasses {
  private static final int OLDEST_TO_KEEP = ClassFile.JAVA_6_VERSION;
  private static final int NEW_VERSION = ClassFile.JAVA_8_VERSION;

  private final JarFile jar;
  private final ClassFile classFile;

  private UpgradeClasses(JarFile jar) {
    this.jar = jar;
    this.classFile =
        ClassFile.of(
            ConstantPoolSharingOption.NEW_POOL,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::open)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    Files.createDirectories(target.getParent());
    try (var jar = new JarFile(arguments[0]);
        var out = new JarOutputStream(Files.newOutputStream(target))) {
      new UpgradeClasses(jar).writeTo(out);
    }
  }

  private void writeTo(JarOutputStream out) throws IOException {
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      var copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal());
      out.putNextEntry(copy);
      out.write(contentOf(entry));
      out.closeEntry();
    }
  }

  private byte[] contentOf(JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      return entry.getName().endsWith(".class") ? upgraded(bytes) : bytes;
    }
  }

  private byte[] upgraded(byte[] bytes) {
    var model = classFile.parse(bytes);
    if (model.majorVersion() >= OLDEST_TO_KEEP) {
      return bytes;
    }
    ClassTransform newVersion =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(NEW_VERSION, 0);
          } else {
            builder.with(element);
          }
        };
    return classFile.transformClass(
        model,
        newVersion.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
  }

  private InputStream open(ClassDesc type) {
    String name = type.descriptorString();
    var entry = jar.getEntry(name.substring(1, name.length() - 1) + ".class");
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
